using System.Net;
using System.Text.Json;
using PetitionHub.EndToEnd.Tests.Running;

namespace PetitionHub.EndToEnd.Tests;

/// <summary>
/// A hub that is started while the machine's clock is wrong leaves nothing of it behind. The clock is moved by libfaketime.
/// </summary>
public sealed class ClockTests : IAsyncLifetime
{
    private const string Unit = "430103-bureau";

    private readonly Installation _installation = new() { Operations = $"http://127.0.0.1:{Installation.FreeAddress().Port}" };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _installation.DisposeAsync();

    [Fact]
    public async Task Serve_OnceWithTheClock400DaysAhead_WritesNothingThen_AndTheRightTimeAfterwards()
    {
        var library = Directory.Exists("/usr/lib")
            ? Directory.EnumerateFiles("/usr/lib", "libfaketime.so.1", new EnumerationOptions { RecurseSubdirectories = true })
                .FirstOrDefault()
            : null;
        Assert.SkipWhen(library is null, "libfaketime is not installed; tests/run installs it.");
        Files.WriteUnits(_installation.PathOf("units.jsonl"), "4301");
        await using (await _installation.ServeAsync())
            await _installation.RunAsync("units", "import", _installation.PathOf("units.jsonl"), "--operator", "admin");

        (_installation.Environment["LD_PRELOAD"], _installation.Environment["FAKETIME"]) = (library, "+400d");
        await using (var wrong = await _installation.ServeAsync())
        {
            var (status, ledger) = await ReadinessAsync();
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "ClockUntrusted"),
                (status, ledger.GetProperty("reason").GetString()));
            Assert.Contains("over 31 days ago", ledger.GetProperty("why").GetString(), StringComparison.Ordinal);
            Assert.Equal(1, wrong.Errors.Split("The hub cannot write, and is not ready").Length - 1);
        }

        _installation.Environment.Remove("LD_PRELOAD");
        _installation.Environment.Remove("FAKETIME");
        await using var right = await _installation.ServeAsync();
        Assert.Equal(HttpStatusCode.OK, (await ReadinessAsync()).Status);
        // Over the certificates that are made anew, since those of the wrong clock are not valid yet.
        using var hub = _installation.Connect(Unit);
        Files.WritePetitions(_installation.PathOf("petitions.jsonl"), 1, "430103-housing");
        await _installation.RunAsync("petitions", "push", _installation.PathOf("petitions.jsonl"), "--unit", Unit);
        var head = await hub.Ledger.GetLedgerHeadAsync(new(), cancellationToken: Wait.Token);
        Assert.InRange(DateTimeOffset.UtcNow - head.Time.ToDateTimeOffset(), TimeSpan.FromMinutes(-5), TimeSpan.FromDays(1));
    }

    private async Task<(HttpStatusCode Status, JsonElement Ledger)> ReadinessAsync()
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(new Uri(_installation.Operations), "/health/ready"), Wait.Token).Bounded();
        using var report = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Wait.Token));
        return (answer.StatusCode, report.RootElement.GetProperty("ledger").Clone());
    }
}
