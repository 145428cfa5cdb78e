using System.Text.Json;
using PetitionHub.EndToEnd.Tests.Running;

namespace PetitionHub.EndToEnd.Tests;

/// <summary>An embedded ledger is copied while it is written to, lost, and restored, as the runbook says.</summary>
public sealed class BackUpTests : IAsyncDisposable
{
    private const int Petitions = 2_000;
    private const string Registrar = "430000-bureau";

    private readonly Installation _installation = new();

    public ValueTask DisposeAsync() => _installation.DisposeAsync();

    [Fact]
    public async Task BackUp_WhileAProvincePushes_RestoresAWholeLedgerThatTheRestIsPushedTo()
    {
        var letters = _installation.PathOf("letters.jsonl");
        var copy = _installation.PathOf("copy");
        var units = Files.WriteUnits(_installation.PathOf("units.jsonl"), "43");
        Files.WritePetitions(letters, Petitions, "430103-housing");
        await using (var hub = await _installation.ServeAsync())
        {
            await _installation.RunAsync("units", "import", _installation.PathOf("units.jsonl"), "--operator", "admin");
            await using var push = Push(letters);
            await Wait.UntilAsync(() => Files.ReadWholeLines(letters + ".receipts").Length > Petitions / 4 || push.HasEnded);

            await _installation.RunAsync("ledger", "backup", copy);

            Assert.False(push.HasEnded, "The copy was not made while the province pushed.");
            Assert.True(await push.EndAsync() == 0, push.Errors);
            await hub.KillAsync();
        }

        // The copy has no key: whoever finds it cannot read the texts.
        File.Move(Path.Combine(_installation.Data, "master.key"), Path.Combine(copy, "master.key"));
        Directory.Delete(_installation.Data, recursive: true);
        Directory.Move(copy, _installation.Data);
        var restored = await CheckAsync();
        Assert.InRange(restored, units + (Petitions / 2), units + (2 * Petitions) - 2);

        // The receipts tell of entries that are gone: without them the whole file is sent again, and each letter is there once.
        File.Delete(letters + ".receipts");
        await using var again = await _installation.ServeAsync();
        await using var rest = Push(letters);
        Assert.True(await rest.EndAsync() == 0, rest.Errors);
        Assert.Equal(units + (2 * Petitions), await CheckAsync());
    }

    private HubProcess Push(string letters) =>
        _installation.Start("petitions", "push", letters, "--unit", Registrar, "--parallel", "8", "--quiet");

    /// <summary>Proves the ledger; gives how many entries it has.</summary>
    private async Task<long> CheckAsync()
    {
        using var report = JsonDocument.Parse(await _installation.RunAsync("ledger", "check"));
        Assert.Equal(0, report.RootElement.GetProperty("fault_count").GetInt32());
        return report.RootElement.GetProperty("entries").GetInt64();
    }
}
