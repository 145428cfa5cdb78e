using Microsoft.Data.Sqlite;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Tests.Testing;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger.Tests.Engines.Sqlite;

/// <summary>A receipt is for an entry that is in the ledger's file: not in one that was taken away while it was open.</summary>
public sealed class SqliteMovedFileTests : IAsyncLifetime
{
    private readonly SqliteDatabase _database = new();
    private TestLedger _ledger = null!;

    private string File => Path.Combine(_database.Options.DataFolder, "petitionhub.db");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there can an open file be removed, and is told from another.");
        _ledger = await TestLedger.OpenWithUnitsAsync(_database);
        _ledger.ExpectsErrors = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_ledger is not null)
            await _ledger.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("-wal")]
    [InlineData("-shm")]
    public async Task FileRemovedUnderARunningHub_GivesNoReceipt_AndNothingIsRead(string suffix)
    {
        System.IO.File.Delete(File + suffix);

        var fault = await Assert.ThrowsAsync<LedgerUnavailableException>(() => _ledger.SubmitAsync(NewRegistration()));

        Assert.Equal($"The file '{File + suffix}' was removed or replaced while it was open.", fault.InnerException?.Message);
        Assert.Equal(WriterConditionKind.Moved, _ledger.Writer.Condition.Kind);
        await Assert.ThrowsAsync<LedgerMovedException>(() => _ledger.Entries.GetHeadAsync(Token));
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => _ledger.SubmitAsync(NewRegistration()));
        Assert.StartsWith("2003:", Assert.Single(_ledger.Log.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileReplacedByABackupUnderARunningHub_GivesNoReceiptUntilTheFirstIsBack()
    {
        var backup = File + ".backup";
        await using (var connection = new SqliteConnection(_database.ConnectionString))
        {
            await connection.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = $"VACUUM INTO '{backup}'";
            await command.ExecuteNonQueryAsync(Token);
        }

        System.IO.File.Move(File, File + ".first");
        System.IO.File.Move(backup, File);
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => _ledger.SubmitAsync(NewRegistration()));

        System.IO.File.Move(File, backup);
        System.IO.File.Move(File + ".first", File);
        await _ledger.AcceptAsync(NewRegistration());
        Assert.Equal(TestUnits.All.Count + 1, (await _ledger.Entries.GetHeadAsync(Token)).Sequence);
    }

    private static Submission NewRegistration() => Commands.Register(TestUnits.Yuelu, Commands.NewId());
}
