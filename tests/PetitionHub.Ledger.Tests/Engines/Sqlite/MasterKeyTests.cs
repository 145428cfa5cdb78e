using PetitionHub.Domain.Petitions;
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

    [Fact]
    public async Task Open_OfALedgerWithEntriesWhoseKeyWasRemoved_SaysSo_AndDrawsNoOther()
    {
        await using (await TestLedger.OpenWithUnitsAsync(_database))
            await _database.TamperAsync("UPDATE ledger_head SET text_key = NULL");

        var refused = await Assert.ThrowsAsync<LedgerSetupException>(() => TestLedger.OpenAsync(_database));

        Assert.Contains("text_key was removed", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_OfAPetitionWhoseKeyIsGone_IsTakenWhereItHasNoText_AndWritesNoneInClear()
    {
        var petition = Commands.NewId();
        await using (var ledger = await TestLedger.OpenWithUnitsAsync(_database))
            await ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, petition));
        await _database.TamperAsync("DELETE FROM petition_keys");
        await using var again = await TestLedger.OpenAsync(_database);
        again.ExpectsErrors = true;
        var actor = Actor.Of(TestUnits.Yuelu.Code);

        await Assert.ThrowsAsync<InvalidDataException>(() => again.SubmitAsync(
            Commands.Submit(actor, petition, new Transfer(TestUnits.Housing.Code, "call 13800138000"))));
        await again.AcceptAsync(Commands.Submit(actor, petition, new Transfer(TestUnits.Housing.Code, "")));

        var read = await again.Entries.ReadEntriesAsync(TestUnits.All.Count + 1, 100, TestLedger.Token);
        Assert.Equal("", Assert.Single(read.Entries).Entry.Transfer.Remark);
        Assert.DoesNotContain("13800138000", Assert.Single(again.Log.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entry_WhoseTextsWereRemoved_IsAFault_AndNoEmptyOne()
    {
        PetitionId petition;
        await using (var ledger = await TestLedger.OpenWithUnitsAsync(_database))
            petition = await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
        await _database.TamperAsync("DELETE FROM entry_texts");
        await using var again = await TestLedger.OpenAsync(_database);
        var stored = (await again.Store.Petitions.GetPetitionAsync(petition, TestLedger.Token))!;

        await Assert.ThrowsAsync<InvalidDataException>(
            () => again.Store.Petitions.GetDetailsAsync(stored, TestLedger.Token));
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
