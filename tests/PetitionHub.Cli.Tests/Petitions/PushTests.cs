using System.Text.Json;
using Grpc.Core;
using PetitionHub.Cli.CommandLine;
using PetitionHub.Cli.Tests.Testing;

namespace PetitionHub.Cli.Tests.Petitions;

public sealed class PushTests : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new();
    private FakeHub _hub = null!;

    public async ValueTask InitializeAsync() => _hub = await FakeHub.StartAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Push_AllAccepted_RegistersEachLineAndKeepsItsReceipt()
    {
        var file = Write(200);

        var run = await PushAsync(file, "-o", "json");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Equal(200, _hub.Petitions.RegisteredCount);
        Assert.Equal(200, File.ReadAllLines(file + ".receipts").Length);
        Assert.False(File.Exists(file + ".refused"));
        using var summary = JsonDocument.Parse(Assert.Single(run.OutputLines));
        Assert.Equal(200, summary.RootElement.GetProperty("registered").GetInt32());
    }

    [Fact]
    public async Task Push_HubNamesEarlierItems_CountsTheLines()
    {
        _hub.Petitions.LikelyRepeats.Add(new() { Score = 0.9, Registrar = "430104-bureau" });
        var file = Write(3);

        var run = await PushAsync(file, "-o", "json");

        using var summary = JsonDocument.Parse(Assert.Single(run.OutputLines));
        Assert.Equal(3, summary.RootElement.GetProperty("likely_repeats").GetInt32());
        Assert.All(File.ReadAllLines(file + ".receipts"), line => Assert.Contains("\"likely_repeats\":1", line));
    }

    [Fact]
    public async Task Push_Again_SendsNothing()
    {
        var file = Write(20);
        await PushAsync(file);
        _hub.Petitions.Calls.Clear();

        var run = await PushAsync(file);

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Empty(_hub.Petitions.Calls);
        Assert.Equal(20, File.ReadAllLines(file + ".receipts").Length);
    }

    [Fact]
    public async Task Push_ReceiptsThatTheHubDoesNotKnow_StopsInsteadOfSkipping()
    {
        var file = Write(20);
        await PushAsync(file);
        _hub.Petitions.Forget();

        var run = await PushAsync(file);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Equal(0, _hub.Petitions.RegisteredCount);
    }

    [Fact]
    public async Task Push_AgainWithoutItsReceipts_RegistersNothingTwice()
    {
        var file = Write(20);
        await PushAsync(file);
        var receipts = File.ReadAllLines(file + ".receipts");
        File.WriteAllLines(file + ".receipts", receipts[..5]);

        var run = await PushAsync(file);

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Equal(20, _hub.Petitions.RegisteredCount);
        Assert.Equal(receipts.Order(), File.ReadAllLines(file + ".receipts").Order());
    }

    [Fact]
    public async Task Push_SomeRefused_ReportsEachAndDoesTheRest()
    {
        var file = _folder.Write("p.jsonl", Line(1), Line(2), "no json", Line(4));
        _hub.Petitions.Fail = request => Subject(request) == "subject 2"
            ? Refused.With(StatusCode.InvalidArgument, "CATEGORY_UNKNOWN", "No category 999.", "registration.details.category")
            : null;

        var run = await PushAsync(file, "--quiet");

        Assert.Equal(ExitCodes.PartlyDone, run.ExitCode);
        Assert.Equal(2, _hub.Petitions.RegisteredCount);
        Assert.Contains("line 2: CATEGORY_UNKNOWN: registration.details.category: No category 999.", run.Error);
        Assert.Contains("line 3: FIELD_INVALID: The line is no JSON", run.Error);
        using var refused = JsonDocument.Parse(File.ReadAllLines(file + ".refused").Single(line => line.Contains("CATEGORY")));
        Assert.Equal(2, refused.RootElement.GetProperty("line").GetInt32());
        Assert.Equal("registration.details.category", refused.RootElement.GetProperty("field").GetString());
    }

    [Fact]
    public async Task Push_CorrectedAfterRefusal_SendsOnlyWhatWasRefused()
    {
        var file = Write(5);
        _hub.Petitions.Fail = request =>
            Subject(request) == "subject 3" ? Refused.With(StatusCode.InvalidArgument, "FIELD_INVALID") : null;
        await PushAsync(file);
        (_hub.Petitions.Fail, var before) = (_ => null, _hub.Petitions.Calls.Count);

        var run = await PushAsync(file);

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Equal(before + 1, _hub.Petitions.Calls.Count);
        Assert.False(File.Exists(file + ".refused"));
    }

    [Fact]
    public async Task Push_BusyHub_TriesAgainAfterTheDelay()
    {
        var file = Write(10);
        _hub.Petitions.Fail = request => _hub.Petitions.Calls.Count(call => call.RequestId == request.RequestId) < 3
            ? Refused.With(StatusCode.ResourceExhausted, "HUB_BUSY", retryDelay: TimeSpan.FromMilliseconds(10))
            : null;

        var run = await PushAsync(file);

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Equal((10, 30), (_hub.Petitions.RegisteredCount, _hub.Petitions.Calls.Count));
    }

    [Fact]
    public async Task Push_HubStaysAway_StopsWithExitCodeFourAndResumes()
    {
        var file = Write(10);
        _hub.Petitions.Fail = _ =>
            _hub.Petitions.RegisteredCount < 4 ? null : Refused.With(StatusCode.Unavailable, "HUB_STOPPING");

        var stopped = await PushAsync(file, "--retry-for", "100ms", "--parallel", "1");

        Assert.Equal(ExitCodes.HubUnreachable, stopped.ExitCode);
        Assert.Contains("4 lines are registered; run the same command again", stopped.Error);
        _hub.Petitions.Fail = _ => null;
        Assert.Equal(ExitCodes.Done, (await PushAsync(file)).ExitCode);
        Assert.Equal(10, _hub.Petitions.RegisteredCount);
    }

    [Fact]
    public async Task Push_UnitThatMayNotCall_StopsAtOnce()
    {
        var file = Write(50);
        _hub.Petitions.Fail = _ => Refused.With(StatusCode.PermissionDenied, "UNIT_INACTIVE");

        var run = await PushAsync(file, "--parallel", "1");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Single(_hub.Petitions.Calls);
    }

    [Fact]
    public async Task Push_AsOperator_IsAUsageError() =>
        Assert.Equal(ExitCodes.Usage, (await _hub.RunAsOperatorAsync("petitions", "push", Write(1))).ExitCode);

    private Task<CommandRun> PushAsync(string file, params string[] options) =>
        _hub.RunAsync(["petitions", "push", file, .. options]);

    private string Write(int lines) => _folder.Write("p.jsonl", Enumerable.Range(1, lines).Select(Line));

    private static string Line(int number) => $$"""{"id": "{{number}}", "subject": "subject {{number}}", "body": "body"}""";

    private static string Subject(V1.RegisterPetitionRequest request) => request.Registration.Details.Subject;
}
