using System.Text;
using System.Text.Json;
using PetitionHub.Client;
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
            await Wait.UntilAsync(() =>
                county.Output.Contains("Accepted: NotifyAcceptanceRequest", StringComparison.Ordinal) || county.HasEnded);
            Assert.Contains("电梯停运", await File.ReadAllTextAsync(
                _installation.PathOf($"county/incoming/{petition}.json"), Wait.Token), StringComparison.Ordinal);
            await county.KillAsync();
        }

        await File.WriteAllTextAsync(Outgoing(petition), Google.Protobuf.JsonFormatter.Default.Format(Opinion()), Wait.Token);
        await using var again = StartCounty();
        await Wait.UntilAsync(() =>
            again.Output.Contains("Accepted: ConcludePetitionRequest", StringComparison.Ordinal) || again.HasEnded);

        await AssertConcludedAsync(bureau, petition);
        await AssertReconciledAsync();
        again.Terminate();
        Assert.Equal(0, await again.EndAsync());
    }

    [Fact]
    public async Task County_FilesThatAreNoOpinions_AreSetAsideWithTheirReasonsAndTheNextOnesGo()
    {
        await using var hub = await _installation.ServeAsync();
        Files.WriteUnits(_installation.PathOf("units.jsonl"), "43");
        await _installation.RunAsync("units", "import", _installation.PathOf("units.jsonl"), "--operator", "admin");
        using var bureau = _installation.Connect(Bureau);
        var petitions = new List<string>();
        for (var i = 0; i < 3; i++)
            petitions.Add(await RegisterAsync(bureau));
        await using var county = StartCounty();
        await Wait.UntilAsync(() => petitions.TrueForAll(petition => File.Exists(Incoming(petition))) || county.HasEnded);
        var good = Google.Protobuf.JsonFormatter.Default.Format(Opinion());
        var poison = new Dictionary<string, (byte[] Bytes, string Reason)>
        {
            [petitions[0]] = (
                Encoding.UTF8.GetBytes(good.Replace("今后每月检查。", " ", StringComparison.Ordinal)), "The opinion lacks opinion."),
            [$"{Guid.NewGuid()}"] = (Encoding.UTF8.GetBytes(good[..^9]), "not a handling opinion in JSON"),
            [$"{Guid.NewGuid()}"] = (Encoding.UTF8.GetBytes(good.Replace("claim", "claims", StringComparison.Ordinal)), "claims"),
            [$"{Guid.NewGuid()}"] = ([], "not a handling opinion in JSON"),
            [$"{Guid.NewGuid()}"] = (
                CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(good),
                "Line 1, byte 13 of the file: the text is not UTF-8. It is likely GB18030"),
            ["关于电梯的意见"] = (Encoding.UTF8.GetBytes(good), "The file's name is not a petition"),
        };

        foreach (var (name, (bytes, _)) in poison)
            await File.WriteAllBytesAsync(Outgoing(name), bytes, Wait.Token);
        await File.WriteAllTextAsync(Outgoing(petitions[1]), good, Wait.Token);
        await Wait.UntilAsync(() => Accepted(county) == 1 || county.HasEnded);
        await Wait.UntilAsync(() => poison.Keys.All(name => File.Exists(Refused(name) + ".reason.txt")) || county.HasEnded);

        Assert.False(county.HasEnded, county.Errors + county.Output);
        foreach (var (name, (bytes, reason)) in poison)
        {
            Assert.Equal(bytes, await File.ReadAllBytesAsync(Refused(name), Wait.Token));
            var told = await File.ReadAllTextAsync(Refused(name) + ".reason.txt", Wait.Token);
            Assert.Contains(reason, told, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.GetFiles(_installation.PathOf("county/outgoing")));
        // Corrected, it is another command, and goes.
        File.Move(Refused(petitions[0]), Refused(petitions[0]) + ".kept");
        await File.WriteAllTextAsync(Outgoing(petitions[0]), good, Wait.Token);
        await Wait.UntilAsync(() => Accepted(county) == 2 || county.HasEnded);
        await AssertConcludedAsync(bureau, petitions[0]);
        await AssertConcludedAsync(bureau, petitions[1]);
    }

    [Fact]
    public async Task County_OpinionThatTheHubRefuses_ComesBackWithTheReasonAndGoesOnceCorrected()
    {
        await using var hub = await _installation.ServeAsync();
        Files.WriteUnits(_installation.PathOf("units.jsonl"), "43");
        await _installation.RunAsync("units", "import", _installation.PathOf("units.jsonl"), "--operator", "admin");
        using var bureau = _installation.Connect(Bureau);
        var petition = await RegisterAsync(bureau);
        await using var county = StartCounty();
        await Wait.UntilAsync(() => county.Output.Contains("Accepted: Notify", StringComparison.Ordinal) || county.HasEnded);
        var opinion = Opinion();
        opinion.FactsAndReasons = new string('长', 9_000);

        // Laid out twice unchanged: the second is another try, and not passed over.
        for (var i = 0; i < 2; i++)
        {
            await File.WriteAllTextAsync(Outgoing(petition), Google.Protobuf.JsonFormatter.Default.Format(opinion), Wait.Token);
            var refused = _installation.PathOf($"county/refused/{petition}{(i == 0 ? "" : ".2")}.json");
            await Wait.UntilAsync(() => File.Exists(refused + ".reason.txt") || county.HasEnded);
            Assert.False(county.HasEnded, county.Errors + county.Output);
            var told = await File.ReadAllTextAsync(refused + ".reason.txt", Wait.Token);
            Assert.Contains("TEXT_TOO_LONG", told, StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync(Outgoing(petition), Google.Protobuf.JsonFormatter.Default.Format(Opinion()), Wait.Token);
        await Wait.UntilAsync(() => Accepted(county) == 1 || county.HasEnded);
        await AssertConcludedAsync(bureau, petition);
        Assert.False(county.HasEnded, county.Errors);
    }

    private static HandlingOpinion Opinion() => new()
    {
        Claim = "请求修复电梯。",
        FactsAndReasons = "电梯已于本月修复。",
        Opinion = "今后每月检查。",
        LegalBasis = "特种设备安全法",
    };

    private static int Accepted(HubProcess county) => county.Output.Split("Accepted: ConcludePetitionRequest").Length - 1;

    private static async Task AssertConcludedAsync(HubChannel bureau, string petition)
    {
        var answer = await bureau.Petitions.GetPetitionAsync(new() { PetitionId = petition }, cancellationToken: Wait.Token);
        Assert.Equal((PetitionStatus.Concluded, Department), (answer.Petition.Status, answer.Petition.ConcludedBy));
    }

    private static async Task<string> RegisterAsync(HubChannel bureau)
    {
        var letter = Letters.Register(Department);
        var registered = await bureau.Petitions.RegisterPetitionAsync(letter, cancellationToken: Wait.Token);
        return registered.Receipt.PetitionId;
    }

    private string Incoming(string petition) => _installation.PathOf($"county/incoming/{petition}.json");

    private string Outgoing(string name) => _installation.PathOf($"county/outgoing/{name}.json");

    private string Refused(string name) => _installation.PathOf($"county/refused/{name}.json");

    /// <summary>
    /// By the command line, beside the running system: the signature, the notice and the conclusion; and the transfer that came.
    /// </summary>
    private async Task AssertReconciledAsync()
    {
        using var report = JsonDocument.Parse(await _installation.RunAsync(
            "sync", "reconcile", "--unit", Department, "--outbox", _installation.PathOf("outbox"), "--journal",
            _installation.PathOf("journal")));
        Assert.True(report.RootElement.GetProperty("equal").GetBoolean());
        Assert.Equal([3, 1], report.RootElement.GetProperty("counterparties").EnumerateArray()
            .Select(totals => totals.GetProperty("here").GetInt32()));
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
