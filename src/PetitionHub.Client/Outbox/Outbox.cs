using System.Data.Common;
using System.Runtime.CompilerServices;
using Google.Protobuf;
using PetitionHub.Client.Internal;
using PetitionHub.V1;

namespace PetitionHub.Client;

/// <summary>
/// Commands to the hub in a file: durable when <see cref="EnqueueAsync"/> returns, kept until the hub has answered, sent in the
/// order of their numbers by an <see cref="OutboxSender"/>. Neither the end of the process nor of the link loses one, sends one
/// twice to any effect, or changes the order. One process at a time has an outbox open; any number of its threads use it.
/// </summary>
/// <remarks>
/// A command that the hub refuses is kept with the reason. The ones after it are still sent, also those of the same petition: the
/// hub decides each by itself. Texts of petitions are in the file, which is private to the user that made it.
/// </remarks>
public sealed class Outbox : IAsyncDisposable
{
    /// <summary>The largest command; the hub takes 256 KiB a message, and the envelope is part of it.</summary>
    public const int MaxCommandBytes = (256 - 1) * 1024;

    private const int PageSize = 100;
    private const int PruneBatch = 1_000;

    private readonly LocalFile _file;
    private readonly TimeProvider _clock;
    private long _waiting;

    private Outbox(LocalFile file, TimeProvider clock, string source, long waiting)
    {
        (_file, _clock, Source, _waiting) = (file, clock, source, waiting);
        ClientMetrics.OutboxWaiting.Add(waiting);
    }

    /// <summary>The name under which its commands are pushed: made at random with the file.</summary>
    public string Source { get; }

    /// <summary>How many commands have no answer yet.</summary>
    public long Waiting => Interlocked.Read(ref _waiting);

    /// <summary>Set when a command was taken in, or has its outcome.</summary>
    internal Signal Changed { get; } = new();

    /// <summary>What of it is reconciled.</summary>
    internal ExchangeRecords Records => new(_file, ExchangeDirection.Sent, "outbox", "command");

    /// <summary>Opens an outbox, made where it is not there.</summary>
    /// <exception cref="IOException">It cannot be opened, or another process has it open.</exception>
    /// <exception cref="InvalidDataException">The file is not an outbox.</exception>
    public static Outbox Open(string path, TimeProvider? clock = null) => From(LocalFile.Open(path, OutboxTables.Kind), clock);

    /// <summary>Opens an outbox only to look, while a process may work with it.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is not an outbox.</exception>
    public static Outbox OpenToRead(string path) => From(LocalFile.OpenToRead(path, OutboxTables.Kind), clock: null);

    /// <summary>
    /// Takes in a command; ends when it is durable. One with the request id of an earlier one changes nothing where its content
    /// is the same, so that a program that forgot what it did does it again.
    /// </summary>
    /// <param name="request">
    /// The request message of any command, as a <see cref="TransferPetitionRequest"/>. It is copied; where it has no
    /// <c>request_id</c>, the copy gets one.
    /// </param>
    /// <param name="petitionOf">
    /// Where the petition is one that an earlier command registers, and its id is not known yet: that command's number, and the
    /// request's <c>petition_id</c> is empty. It is filled in before the command is sent; where the earlier one is refused, so is
    /// this one, as <see cref="OutboxCommand.EarlierRefused"/>.
    /// </param>
    /// <param name="cancellationToken">
    /// Ends the waiting while the outbox is busy. A command whose turn has come is still taken in.
    /// </param>
    /// <returns>Its number, or that of the earlier one with the same request id.</returns>
    /// <exception cref="ArgumentException">It is not a command, too large, or names a petition badly.</exception>
    /// <exception cref="InvalidOperationException">Another command has its request id.</exception>
    public async Task<long> EnqueueAsync(IMessage request, long? petitionOf = null, CancellationToken cancellationToken = default)
    {
        var row = NewCommand.Of(request, petitionOf, _clock.GetUtcNow());
        var (number, isNew) = await _file.WriteAsync(row.Insert, cancellationToken).ConfigureAwait(false);
        if (isNew)
            Note(+1);
        return number;
    }

    /// <summary>Takes in a corrected command in place of a refused one, at the end; ends when it is durable.</summary>
    /// <returns>The number of the new one.</returns>
    /// <exception cref="ArgumentException">As of <see cref="EnqueueAsync"/>.</exception>
    /// <exception cref="InvalidOperationException">There is no such refused command, or the new one has a request id that was
    /// used.</exception>
    public async Task<long> ResendAsync(
        long number, IMessage corrected, long? petitionOf = null, CancellationToken cancellationToken = default)
    {
        var row = NewCommand.Of(corrected, petitionOf, _clock.GetUtcNow());
        var replacement = await _file.WriteAsync(
            connection =>
            {
                var (added, isNew) = row.Insert(connection);
                if (!isNew)
                    throw new InvalidOperationException(
                        $"The request id {row.RequestId} was used by command {added}: a corrected command has one of its own.");
                return connection.Execute(
                    "UPDATE command SET replaced_by = $added WHERE number = $number AND state = 2 AND replaced_by IS NULL",
                    ("$added", added), ("$number", number)) == 1
                    ? added
                    : throw new InvalidOperationException($"There is no refused command {number} that waits to be corrected.");
            },
            cancellationToken).ConfigureAwait(false);
        Note(+1);
        return replacement;
    }

    /// <summary>A command by its number; null where there is none, or none any more.</summary>
    public async Task<OutboxCommand?> FindAsync(long number, CancellationToken cancellationToken = default) =>
        (await ReadAsync("number = $number", cancellationToken, ("$number", number)).ConfigureAwait(false)).SingleOrDefault();

    /// <summary>A command by its request id; null where there is none, or none any more.</summary>
    public async Task<OutboxCommand?> FindRequestAsync(Guid requestId, CancellationToken cancellationToken = default) =>
        (await ReadAsync("request_id = $id", cancellationToken, ("$id", requestId)).ConfigureAwait(false)).SingleOrDefault();

    /// <summary>Its status.</summary>
    public Task<OutboxStatus> GetStatusAsync(CancellationToken cancellationToken = default) => _file.ReadAsync(
        connection => new OutboxStatus(
            CountWaiting(connection),
            connection.Scalar<long>(
                "SELECT enqueue_time FROM command WHERE state = 0 ORDER BY number LIMIT 1") is var oldest and > 0
                ? DateTimeOffset.FromUnixTimeMilliseconds(oldest)
                : null,
            connection.Scalar<long>("SELECT COUNT(*) FROM command WHERE state = 2 AND replaced_by IS NULL")),
        cancellationToken);

    /// <summary>The commands that have no answer yet, in order.</summary>
    public IAsyncEnumerable<OutboxCommand> ListWaitingAsync(CancellationToken cancellationToken = default) =>
        ListAsync("state = 0", cancellationToken);

    /// <summary>The commands that were refused and not yet replaced by a corrected one, in order.</summary>
    public IAsyncEnumerable<OutboxCommand> ListRefusedAsync(CancellationToken cancellationToken = default) =>
        ListAsync("state = 2 AND replaced_by IS NULL", cancellationToken);

    /// <summary>
    /// What became of the commands, in the order in which it was stored, then what comes, without end. A reader that keeps the
    /// <see cref="OutboxCommand.Outcome"/> that it has dealt with continues after it when restarted, and misses none.
    /// </summary>
    public async IAsyncEnumerable<OutboxCommand> ReadOutcomesAsync(
        long after = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var changed = Changed.Next;
            var page = await ReadAsync(
                "outcome > $after ORDER BY outcome LIMIT $count", cancellationToken, ("$after", after), ("$count", PageSize))
                    .ConfigureAwait(false);
            foreach (var command in page)
            {
                after = command.Outcome;
                yield return command;
            }

            if (page.Count == 0)
                await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until no command waits for its answer.</summary>
    public Task DrainAsync(CancellationToken cancellationToken = default) =>
        UntilAsync(waiting => waiting == 0, cancellationToken);

    /// <summary>
    /// Removes accepted commands, with their receipts, whose outcome is older; returns how many. What was removed can no longer
    /// be reconciled: a reconciliation begins behind it. Refused commands stay.
    /// </summary>
    public async Task<long> PruneAsync(DateTimeOffset acceptedBefore, CancellationToken cancellationToken = default)
    {
        const string old = """
            state = 1 AND outcome_time < $before
            AND NOT EXISTS (SELECT 1 FROM command later WHERE later.petition_of = command.number AND later.state = 0)
            """;
        var total = 0L;
        for (var removed = PruneBatch; removed == PruneBatch; total += removed)
            removed = await _file.WriteAsync(
                connection =>
                {
                    connection.Execute(
                        $"""
                        UPDATE outbox SET pruned_through = MAX(pruned_through, (
                            SELECT COALESCE(MAX(sequence), 0)
                            FROM (SELECT sequence FROM command WHERE {old} ORDER BY number LIMIT $count)))
                        """,
                        ("$before", acceptedBefore), ("$count", PruneBatch));
                    return connection.Execute(
                        $"DELETE FROM command WHERE number IN (SELECT number FROM command WHERE {old} ORDER BY number LIMIT "
                            + "$count)",
                        ("$before", acceptedBefore), ("$count", PruneBatch));
                },
                cancellationToken).ConfigureAwait(false);
        await _file.WriteAsync(
            connection => connection.Execute("DELETE FROM lost_receipt WHERE loss_time < $before", ("$before", acceptedBefore)),
            cancellationToken).ConfigureAwait(false);
        return total;
    }

    /// <summary>
    /// The receipts of commands that the hub's ledger no longer has, since it was restored from a back-up to before them. The
    /// commands themselves were sent again. In the order in which it was found out.
    /// </summary>
    public Task<IReadOnlyList<LostReceipt>> ListLostReceiptsAsync(CancellationToken cancellationToken = default) =>
        LostReceipts.ListAsync(_file, cancellationToken);

    /// <summary>Finishes what is being written, and lets go of the file.</summary>
    public async ValueTask DisposeAsync()
    {
        ClientMetrics.OutboxWaiting.Add(-Interlocked.Exchange(ref _waiting, 0));
        await _file.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Waits until there is something to send.</summary>
    internal Task WaitForWaitingAsync(CancellationToken cancellationToken) =>
        UntilAsync(waiting => waiting > 0, cancellationToken);

    /// <summary>
    /// An accepted command by the order of its receipt's sequence, the newest first: 0 is the newest; null where there are not so
    /// many.
    /// </summary>
    internal async Task<OutboxCommand?> FindNewestAcceptedAsync(int place, CancellationToken cancellationToken) =>
        (await ReadAsync(
            "state = 1 ORDER BY sequence DESC LIMIT 1 OFFSET $place", cancellationToken, ("$place", place)).ConfigureAwait(false))
        .SingleOrDefault();

    /// <summary>
    /// Puts accepted commands whose receipt is after a sequence back into the queue, and keeps their receipts as lost. Returns
    /// how many.
    /// </summary>
    internal async Task<int> SendAgainAsync(long afterSequence, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        var again = await _file.WriteAsync(
            connection => LostReceipts.Move(connection, afterSequence, now), cancellationToken).ConfigureAwait(false);
        Note(again);
        return again;
    }

    /// <summary>The next commands to send, in order.</summary>
    internal Task<List<WaitingCommand>> ReadWaitingAsync(long after, int count, CancellationToken cancellationToken) =>
        _file.ReadAsync(
        connection => connection.Query(
            """
            SELECT command.number, command.content, command.petition_of, earlier.state, earlier.petition_id
            FROM command LEFT JOIN command earlier ON earlier.number = command.petition_of
            WHERE command.state = 0 AND command.number > $after ORDER BY command.number LIMIT $count
            """,
            ReadWaiting, ("$after", after), ("$count", count)).ToList(),
        cancellationToken);

    /// <summary>Stores the hub's answers; ends when they are durable. An answer that is stored already changes nothing.</summary>
    internal async Task StoreAsync(IReadOnlyList<PushCommandsResponse> answers, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        var stored = await _file.WriteAsync(connection =>
            answers.Sum(answer => Outcomes.Store(connection, answer, now)), cancellationToken).ConfigureAwait(false);
        Note(-stored);
    }

    /// <summary>Refuses a command here, because of the one that it refers to.</summary>
    internal async Task RefuseAsync(long number, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        Note(-await _file.WriteAsync(connection => Outcomes.Refuse(connection, number, now), cancellationToken)
            .ConfigureAwait(false));
    }

    private static Outbox From(LocalFile file, TimeProvider? clock)
    {
        var (source, waiting) = file.ReadAsync(
            connection => (connection.Scalar<string>("SELECT source FROM outbox"), CountWaiting(connection)), default)
                .GetAwaiter().GetResult();
        // Random, since a second file of the same unit must not take this one's place.
        source ??= file.WriteAsync(
            connection =>
            {
                var made = $"outbox-{Guid.NewGuid():N}";
                connection.Execute("INSERT INTO outbox VALUES ($source, 0, 0)", ("$source", made));
                return made;
            },
            default).GetAwaiter().GetResult();
        return new Outbox(file, clock ?? TimeProvider.System, source, waiting);
    }

    private static long CountWaiting(DbConnection connection) =>
        connection.Scalar<long>("SELECT COUNT(*) FROM command WHERE state = 0");

    private static WaitingCommand ReadWaiting(DbDataReader row)
    {
        var message = PushCommandsRequest.Parser.ParseFrom(row.Bytes(1));
        message.Sequence = row.GetInt64(0);
        var earlier = row.IsDBNull(2) ? OutboxState.Accepted : (OutboxState)row.GetInt32(3);
        if (!row.IsDBNull(2) && earlier == OutboxState.Accepted)
            Commands.SetPetitionId(Commands.RequestOf(message), row.GetString(4));
        return new WaitingCommand(message.Sequence, message, earlier);
    }

    private async IAsyncEnumerable<OutboxCommand> ListAsync(
        string where, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = 0L;
        List<OutboxCommand> page;
        do
        {
            page = await ReadAsync(
                $"{where} AND number > $after ORDER BY number LIMIT $count", cancellationToken, ("$after", after), (
                    "$count", PageSize)).ConfigureAwait(false);
            foreach (var command in page)
                yield return command;
            after = page.Count > 0 ? page[^1].Number : after;
        }
        while (page.Count == PageSize);
    }

    private Task<List<OutboxCommand>> ReadAsync(
        string where, CancellationToken cancellationToken, params (string, object?)[] parameters) =>
        _file.ReadAsync(connection => OutboxTables.Read(connection, where, parameters), cancellationToken);

    private async Task UntilAsync(Func<long, bool> holds, CancellationToken cancellationToken)
    {
        while (true)
        {
            var changed = Changed.Next;
            if (holds(Waiting))
                return;
            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private void Note(int waiting)
    {
        Interlocked.Add(ref _waiting, waiting);
        ClientMetrics.OutboxWaiting.Add(waiting);
        Changed.Set();
    }
}
