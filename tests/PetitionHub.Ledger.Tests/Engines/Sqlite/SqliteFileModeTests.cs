using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Engines.Sqlite;

/// <summary>Only the hub's user looks into the ledger, whatever the data folder's mode and the umask.</summary>
public sealed class SqliteFileModeTests : IAsyncDisposable
{
    private const UnixFileMode Mode0600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Mode0644 = Mode0600 | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Mode0755 =
        Mode0644 | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly SqliteDatabase _database = new();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task DataFolderThatWasThereWith0755_GetsADatabaseOf0600()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        var folder = _database.Options.DataFolder;
#pragma warning disable CA1416 // Skipped on Windows above.
        File.SetUnixFileMode(folder, Mode0755);
        await using (await TestLedger.OpenWithUnitsAsync(_database))
            AssertOwnersOnly(folder);
        // As an earlier version left it.
        File.SetUnixFileMode(Path.Combine(folder, "petitionhub.db"), Mode0644);

        await using var again = await TestLedger.OpenAsync(_database);
        AssertOwnersOnly(folder);
        await using var schema = LedgerSchema.Of(_database.Options, new ErrorLog());
        var backup = Path.Combine(folder, "backup");
        await schema.BackUpAsync(backup, TestContext.Current.CancellationToken);
        AssertOwnersOnly(backup);
#pragma warning restore CA1416
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void AssertOwnersOnly(string folder)
    {
        var files = System.IO.Directory.GetFiles(folder, "*.db*");
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Equal(Mode0600, File.GetUnixFileMode(file)));
    }
}
