using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Engines.Sqlite;

/// <summary>
/// What a command may write: its transaction is thin. Whoever adds a row or an index to it meets this test, and says in a
/// decision record why a projection would not do.
/// </summary>
public sealed class SqliteBudgetTests : IAsyncDisposable
{
    private const int Handovers = 1_024;
    private const int AtOnce = 256;
    private const int MostBytesOfAHandover = 10 * 1024;

    private const int LogHeader = 32;
    private const int FrameHeader = 24;

    private readonly SqliteDatabase _database = new();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Handover_WritesOneEntryAndItsAddressees_AndNoOtherRow()
    {
        await using var ledger = await TestLedger.OpenWithUnitsAsync(_database);
        var petitions = await RegisterAsync(ledger, 1);
        var before = await CountRowsAsync();

        await HandOverAsync(ledger, petitions);

        var added = (await CountRowsAsync()).ToDictionary(table => table.Key, table => table.Value - before[table.Key]);
        Assert.Equal(1, added["ledger_entries"]);
        Assert.Equal(1, added["entry_addressees"]);
        Assert.All(added.Where(table => table.Key is not ("ledger_entries" or "entry_addressees")), table =>
            Assert.Equal(0, table.Value));
    }

    [Fact]
    public async Task Handovers_OfManyCallersInNoOrder_WriteAtMostTenKilobytesEach()
    {
        await using var ledger = await TestLedger.OpenWithUnitsAsync(_database);
        var petitions = await RegisterAsync(ledger, Handovers);
        new Random(1).Shuffle(petitions);
        await RunAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        // Who reads keeps the log from beginning anew meanwhile.
        await using var reader = new SqliteConnection(_database.ConnectionString);
        await reader.OpenAsync(TestLedger.Token);
        await using var snapshot = reader.BeginTransaction(deferred: true);
        await using var read = reader.CreateCommand();
        read.CommandText = "SELECT sequence FROM ledger_head";
        await read.ExecuteScalarAsync(TestLedger.Token);

        foreach (var some in petitions.Chunk(AtOnce))
            await HandOverAsync(ledger, some);

        var (log, file) = ReadLog();
        Assert.InRange((log + file) / Handovers, 1, MostBytesOfAHandover);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{log / Handovers:N0} bytes to the log and {file / Handovers:N0} to the file, each handover.");
    }

    private static async Task<PetitionId[]> RegisterAsync(TestLedger ledger, int count)
    {
        PetitionId[] petitions = [.. Enumerable.Range(0, count).Select(_ => Commands.NewId())];
        await Task.WhenAll(petitions.Select(petition => ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, petition))));
        return petitions;
    }

    private static async Task HandOverAsync(TestLedger ledger, IEnumerable<PetitionId> petitions) => await Task.WhenAll(
        petitions.Select(petition => ledger.AcceptAsync(Commands.Transfer(TestUnits.Yuelu, petition, TestUnits.Housing))));

    /// <summary>
    /// How many bytes the log has, and how many the file gets from it: each page once, however often it is in the log.
    /// </summary>
    private (long Log, long File) ReadLog()
    {
        var path = Path.Combine(_database.Options.DataFolder, "petitionhub.db-wal");
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var log = new byte[stream.Length];
        stream.ReadExactly(log);
        var pageBytes = BinaryPrimitives.ReadInt32BigEndian(log.AsSpan(8));
        var pages = new HashSet<uint>();
        for (var frame = LogHeader; frame + FrameHeader + pageBytes <= log.Length; frame += FrameHeader + pageBytes)
            pages.Add(BinaryPrimitives.ReadUInt32BigEndian(log.AsSpan(frame)));
        return (log.Length, (long)pages.Count * pageBytes);
    }

    private async Task<Dictionary<string, long>> CountRowsAsync()
    {
        await using var connection = new SqliteConnection(_database.ConnectionString);
        await connection.OpenAsync(TestLedger.Token);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        var tables = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync(TestLedger.Token))
            while (await reader.ReadAsync(TestLedger.Token))
                tables.Add(reader.GetString(0));
        var rows = new Dictionary<string, long>();
        foreach (var table in tables)
        {
            await using var count = connection.CreateCommand();
            count.CommandText = $"SELECT COUNT(*) FROM \"{table}\"";
            rows.Add(table, (long)(await count.ExecuteScalarAsync(TestLedger.Token))!);
        }

        return rows;
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = new SqliteConnection(_database.ConnectionString);
        await connection.OpenAsync(TestLedger.Token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestLedger.Token);
    }
}
