using System.Data.Common;
using Google.Protobuf;
using PetitionHub.Client.Internal;
using PetitionHub.V1;

namespace PetitionHub.Client;

/// <summary>
/// What an <see cref="InboxPump"/> has handled, in a file: an entry that is delivered again is known, and not handled again; and
/// a <see cref="Reconciler"/> compares it with what the hub delivered. It holds no texts. One process at a time has it open.
/// </summary>
/// <remarks>
/// An entry is known by its sequence and its SHA-256: a ledger that was restored from a back-up gives a known sequence to another
/// entry, which is handled like any new one. The one that it took the place of is kept, and listed by <see
/// cref="ListOfOtherHistoriesAsync"/>.
/// </remarks>
public sealed class InboxJournal : IAsyncDisposable
{
    private const int PruneBatch = 1_000;

    private static readonly LocalFileKind Kind = new("journal", 0x7068494A, 1, """
        CREATE TABLE journal (pruned_through INTEGER NOT NULL) STRICT;
        INSERT INTO journal VALUES (0);
        CREATE TABLE entry (
            sequence INTEGER PRIMARY KEY,
            sha256 BLOB NOT NULL,
            counterparty TEXT NOT NULL,
            petition_id TEXT NOT NULL,
            handle_time INTEGER NOT NULL,
            park_reason TEXT
        ) STRICT;
        CREATE INDEX entry_exchange ON entry (counterparty, sequence);
        """,
        Additions: """
        CREATE TABLE IF NOT EXISTS other_history (
            sequence INTEGER NOT NULL,
            sha256 BLOB NOT NULL,
            counterparty TEXT NOT NULL,
            petition_id TEXT NOT NULL,
            handle_time INTEGER NOT NULL,
            park_reason TEXT,
            PRIMARY KEY (sequence, sha256)
        ) STRICT, WITHOUT ROWID;
        """);

    private const string Columns = "sequence, sha256, counterparty, petition_id, handle_time, park_reason";

    private readonly LocalFile _file;

    private InboxJournal(LocalFile file) => _file = file;

    /// <summary>What of it is reconciled.</summary>
    internal ExchangeRecords Records => new(_file, ExchangeDirection.Received, "journal", "entry");

    /// <summary>Opens a journal, made where it is not there.</summary>
    /// <exception cref="IOException">It cannot be opened, or another process has it open.</exception>
    /// <exception cref="InvalidDataException">The file is not a journal.</exception>
    public static InboxJournal Open(string path) => new(LocalFile.Open(path, Kind));

    /// <summary>Opens a journal only to look, while a process may work with it.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is not a journal.</exception>
    public static InboxJournal OpenToRead(string path) => new(LocalFile.OpenToRead(path, Kind));

    /// <summary>What it knows of the entry that came last with a sequence; null for nothing.</summary>
    public Task<JournalEntry?> FindAsync(long sequence, CancellationToken cancellationToken = default) => _file.ReadAsync(
        connection => connection.Query(
            $"SELECT {Columns} FROM entry WHERE sequence = $sequence", Read, ("$sequence", sequence)).SingleOrDefault(),
        cancellationToken);

    /// <summary>
    /// The entries whose sequence was given to another one, since the ledger was restored from a back-up: they were handled here,
    /// and the hub no longer has them. In order.
    /// </summary>
    public Task<IReadOnlyList<JournalEntry>> ListOfOtherHistoriesAsync(CancellationToken cancellationToken = default) =>
        _file.ReadAsync<IReadOnlyList<JournalEntry>>(
            connection => connection.HasTable("other_history")
                ? [.. connection.Query($"SELECT {Columns} FROM other_history ORDER BY sequence, handle_time", Read)]
                : [],
            cancellationToken);

    /// <summary>How many entries it knows.</summary>
    public Task<long> CountAsync(CancellationToken cancellationToken = default) =>
        _file.ReadAsync(connection => connection.Scalar<long>("SELECT COUNT(*) FROM entry"), cancellationToken);

    /// <summary>
    /// Removes the entries that were handled earlier; returns how many. It can no longer be reconciled: a reconciliation begins
    /// behind it. Parked entries are removed like the others.
    /// </summary>
    public async Task<long> PruneAsync(DateTimeOffset handledBefore, CancellationToken cancellationToken = default)
    {
        var total = 0L;
        for (var removed = PruneBatch; removed == PruneBatch; total += removed)
            removed = await _file.WriteAsync(
                connection =>
                {
                    // By sequence, so that a batch is found without an index of times; what came before an old entry is old, too.
                    var sequences = connection.Query(
                        "SELECT sequence, handle_time FROM entry ORDER BY sequence LIMIT $count",
                        row => (Sequence: row.GetInt64(0), Time: row.Moment(1)), ("$count", PruneBatch))
                        .TakeWhile(entry => entry.Time < handledBefore).Select(entry => entry.Sequence).ToList();
                    if (sequences.Count == 0)
                        return 0;
                    connection.Execute(
                        "UPDATE journal SET pruned_through = MAX(pruned_through, $last)", ("$last", sequences[^1]));
                    return connection.Execute("DELETE FROM entry WHERE sequence <= $last", ("$last", sequences[^1]));
                },
                cancellationToken).ConfigureAwait(false);
        await _file.WriteAsync(
            connection => connection.Execute("DELETE FROM other_history WHERE handle_time < $before", ("$before", handledBefore)),
            cancellationToken).ConfigureAwait(false);
        return total;
    }

    /// <summary>Lets go of the file.</summary>
    public ValueTask DisposeAsync() => _file.DisposeAsync();

    /// <summary>
    /// Notes entries; ends when they are durable. One that is known is noted anew; another that had its sequence is kept aside.
    /// </summary>
    internal Task AddAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken) => _file.WriteAsync(
        connection => entries.Sum(entry => Add(connection, entry)), cancellationToken);

    private static int Add(DbConnection connection, JournalEntry entry)
    {
        connection.Execute(
            $"INSERT OR REPLACE INTO other_history SELECT {Columns} FROM entry WHERE sequence = $sequence AND sha256 <> $sha256",
            ("$sequence", entry.Sequence), ("$sha256", entry.Sha256));
        return connection.Execute(
            "INSERT OR REPLACE INTO entry VALUES ($sequence, $sha256, $actor, $petition, $time, $reason)",
            ("$sequence", entry.Sequence), ("$sha256", entry.Sha256), ("$actor", entry.Actor), ("$petition", entry.PetitionId),
            ("$time", entry.HandleTime), ("$reason", entry.ParkReason));
    }

    private static JournalEntry Read(DbDataReader row) => new(
        row.GetInt64(0), ByteString.CopyFrom(row.Bytes(1)), row.GetString(2), row.GetString(3), row.Moment(4),
        row.IsDBNull(5) ? null : row.GetString(5));
}
