using PetitionHub.Ledger.Opening;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Engines.Sqlite;

/// <summary>The key beside an embedded ledger, and what becomes of a ledger without it.</summary>
public sealed class MasterKeyTests : IAsyncDisposable
{
    private readonly SqliteDatabase _database = new();

    private string Path => System.IO.Path.Combine(_database.Options.DataFolder, "master.key");

    [Fact]
    public async Task Open_TheFirstTime_MakesAKeyForItsOwnerOnly_AndLaterUsesIt()
    {
        await using (await TestLedger.OpenWithUnitsAsync(_database))
            Assert.Equal(32, Convert.FromBase64String(await File.ReadAllTextAsync(Path, TestLedger.Token)).Length);
        var made = await File.ReadAllTextAsync(Path, TestLedger.Token);

        await using (await TestLedger.OpenAsync(_database))
            Assert.Equal(made, await File.ReadAllTextAsync(Path, TestLedger.Token));

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }

    [Theory]
    [InlineData(null, "cannot be read")]
    [InlineData("no key", "is not 32 bytes in Base64")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "is not this ledger's")]
    public async Task Open_WithoutTheKeyOfTheLedger_SaysSo_AndMakesNoOther(string? text, string said)
    {
        await using (await TestLedger.OpenWithUnitsAsync(_database))
            Assert.True(File.Exists(Path));
        File.Delete(Path);
        if (text is not null)
            await File.WriteAllTextAsync(Path, text, TestLedger.Token);

        var refused = await Assert.ThrowsAsync<LedgerSetupException>(() => TestLedger.OpenAsync(_database));

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.Equal(text is not null, File.Exists(Path));
    }

    [Fact]
    public void Read_OfADatabaseServersWithoutOne_SaysHowItIsMade()
    {
        var refused = Assert.Throws<LedgerSetupException>(
            () => MasterKey.Read(new LedgerOptions { Connection = "Server=db" }, isNew: true));

        Assert.Contains("Ledger:MasterKey is missing", refused.Message, StringComparison.Ordinal);
        Assert.Contains("openssl rand -base64 32", refused.Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
