using System.Text.Json;
using PetitionHub.EndToEnd.Tests.Running;
using PetitionHub.V1;

namespace PetitionHub.EndToEnd.Tests;

/// <summary>The sample of a county department's system, as a process beside a hub.</summary>
public sealed class SampleTests : IAsyncDisposable
{
    private const string Bureau = "430000-bureau";
    private const string Department = "430103-housing";

    private readonly Installation _installation = new();

    public ValueTask DisposeAsync() => _installation.DisposeAsync();

    [Fact]
    public async Task County_LetterHandedToIt_IsSignedForNotifiedAndConcludedAcrossARestart()
    {
        await using var hub = await _installation.ServeAsync();
        Files.WriteUnits(_installation.PathOf("units.jsonl"), "43");
        await _installation.RunAsync("units", "import", _installation.PathOf("units.jsonl"), "--operator", "admin");
        using var bureau = _installation.Connect(Bureau);
        var letter = await bureau.Petitions.RegisterPetitionAsync(Letters.Register(Department), cancellationToken: Wait.Token);
        var petition = letter.Receipt.PetitionId;

        await using (var county = StartCounty())
        {
            await Wait.UntilAsync(() => county.Output.Contains("Accepted: NotifyAcceptanceRequest", StringComparison.Ordinal) || county.HasEnded);
            Assert.Contains("电梯停运", await File.ReadAllTextAsync(_installation.PathOf($"county/incoming/{petition}.json"), Wait.Token), StringComparison.Ordinal);
            await county.KillAsync();
        }

        var opinion = new HandlingOpinion { Claim = "请求修复电梯。", FactsAndReasons = "电梯已于本月修复。", Opinion = "今后每月检查。", LegalBasis = "特种设备安全法" };
        await File.WriteAllTextAsync(
            _installation.PathOf($"county/outgoing/{petition}.json"), Google.Protobuf.JsonFormatter.Default.Format(opinion), Wait.Token);
        await using var again = StartCounty();
        await Wait.UntilAsync(() => again.Output.Contains("Accepted: ConcludePetitionRequest", StringComparison.Ordinal) || again.HasEnded);

        var concluded = (await bureau.Petitions.GetPetitionAsync(new() { PetitionId = petition }, cancellationToken: Wait.Token)).Petition;
        Assert.Equal((PetitionStatus.Concluded, Department), (concluded.Status, concluded.ConcludedBy));
        await AssertReconciledAsync();
        again.Terminate();
        Assert.Equal(0, await again.EndAsync());
    }

    /// <summary>By the command line, beside the running system: the signature, the notice and the conclusion; and the transfer that came.</summary>
    private async Task AssertReconciledAsync()
    {
        using var report = JsonDocument.Parse(await _installation.RunAsync(
            "sync", "reconcile", "--unit", Department, "--outbox", _installation.PathOf("outbox"), "--journal", _installation.PathOf("journal")));
        Assert.True(report.RootElement.GetProperty("equal").GetBoolean());
        Assert.Equal([3, 1], report.RootElement.GetProperty("counterparties").EnumerateArray().Select(totals => totals.GetProperty("here").GetInt32()));
        Assert.Equal("", await _installation.RunAsync("sync", "outbox", _installation.PathOf("outbox")));
    }

    private HubProcess StartCounty()
    {
        var issued = _installation.Issue(Department);
        return HubProcess.StartProgram(
            Path.Combine(AppContext.BaseDirectory, "PetitionHub.Samples.County"), _installation.Environment,
            $"--Folder={_installation.PathOf("county")}",
            $"--PetitionHub:Addresses:0={_installation.Address}",
            $"--PetitionHub:CertificatePath={issued.CertificatePath}",
            $"--PetitionHub:KeyPath={issued.KeyPath}",
            $"--PetitionHub:AuthorityPath={issued.AuthorityPath}",
            $"--PetitionHub:OutboxPath={_installation.PathOf("outbox")}",
            $"--PetitionHub:JournalPath={_installation.PathOf("journal")}");
    }
}
