using System.Text.Json;
using Grpc.Core;
using PetitionHub.Cli.Tests.Testing;
using PetitionHub.CommandLine;

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
        var file = _folder.WriteLines("p.jsonl", Line(1), Line(2), "no json", Line(4));
        _hub.Petitions.Fail = request => Subject(request) == "subject 2"
            ? RefusedCall.With(
                StatusCode.InvalidArgument, "CATEGORY_UNKNOWN", "No category 999.", "registration.details.category")
            : null;

        var run = await PushAsync(file, "--quiet");

        Assert.Equal(ExitCodes.PartlyDone, run.ExitCode);
        Assert.Equal(2, _hub.Petitions.RegisteredCount);
        Assert.Contains("line 2: CATEGORY_UNKNOWN: registration.details.category: No category 999.", run.Error);
        Assert.Contains("line 3: FIELD_INVALID: The line is not JSON", run.Error);
        using var refused = JsonDocument.Parse(File.ReadAllLines(file + ".refused").Single(line => line.Contains("CATEGORY")));
        Assert.Equal(2, refused.RootElement.GetProperty("line").GetInt32());
        Assert.Equal("registration.details.category", refused.RootElement.GetProperty("field").GetString());
    }

    [Fact]
    public async Task Push_CorrectedAfterRefusal_SendsOnlyWhatWasRefused()
    {
        var file = Write(5);
        _hub.Petitions.Fail = request =>
            Subject(request) == "subject 3" ? RefusedCall.With(StatusCode.InvalidArgument, "FIELD_INVALID") : null;
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
            ? RefusedCall.With(StatusCode.ResourceExhausted, "HUB_BUSY", retryDelay: TimeSpan.FromMilliseconds(10))
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
            _hub.Petitions.RegisteredCount < 4 ? null : RefusedCall.With(StatusCode.Unavailable, "HUB_STOPPING");

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
        _hub.Petitions.Fail = _ => RefusedCall.With(StatusCode.PermissionDenied, "UNIT_INACTIVE");

        var run = await PushAsync(file, "--parallel", "1");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Single(_hub.Petitions.Calls);
    }

    [Fact]
    public async Task Push_AsOperator_IsAUsageError() =>
        Assert.Equal(ExitCodes.Usage, (await _hub.RunAsOperatorAsync("petitions", "push", Write(1))).ExitCode);

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\" \\u3000\"")]
    public async Task Push_TwoEqualLinesWithAnEmptyId_RegistersTwoPetitions(string id)
    {
        var line = $$"""{"id": {{id}}, "subject": "subject", "body": "body"}""";
        var file = _folder.WriteLines("p.jsonl", line, line);

        var run = await PushAsync(file, "-o", "json");

        Assert.Equal(2, Number(run, "registered"));
        Assert.Equal(2, _hub.Petitions.RegisteredCount);
        Assert.Equal(2, PetitionsOf(file).Distinct().Count());
    }

    [Theory]
    [InlineData("\"7\"", "\"7\"")]
    [InlineData("\"7\"", "7")]
    [InlineData("\"7\"", "\" 7\\t\"")]
    [InlineData("\"７甲\"", "\"７甲\\u3000\"")]
    public async Task Push_TheSameIdAndTextTwice_TellsOfOnePetition(string one, string other)
    {
        var file = _folder.WriteLines("p.jsonl", LineOf(one), LineOf(other));

        var run = await PushAsync(file, "-o", "json");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Equal((1, 1), (Number(run, "registered"), Number(run, "repeated_lines")));
        Assert.Equal(1, _hub.Petitions.RegisteredCount);
    }

    [Fact]
    public async Task Push_TheSameIdWithAnotherText_RefusesTheLaterLine()
    {
        var file = _folder.WriteLines("p.jsonl", LineOf("7"), LineOf("7", "another body"), LineOf("8"));

        var run = await PushAsync(file, "-o", "json", "--parallel", "8");

        Assert.Equal(ExitCodes.PartlyDone, run.ExitCode);
        Assert.Equal((2, 1), (Number(run, "registered"), Number(run, "refused")));
        Assert.Contains("It has the id of line 1, and says something else.", run.Error);
        Assert.DoesNotContain(_hub.Petitions.Calls, call => call.Registration.Details.Content == "another body");
    }

    [Theory]
    [InlineData("true")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("[7]")]
    [InlineData("\"7\\u200b\"")]
    [InlineData("\"e\\u0301\"")]
    public async Task Push_IdThatIsNoneOrCannotBeToldApart_RefusesTheLine(string id)
    {
        var run = await PushAsync(_folder.WriteLines("p.jsonl", LineOf(id), LineOf("8")), "-o", "json");

        Assert.Equal(ExitCodes.PartlyDone, run.ExitCode);
        Assert.Equal((1, 1), (Number(run, "registered"), Number(run, "refused")));
        Assert.Contains("\"line\":1,\"request_id\":\"\",\"reason\":\"FIELD_INVALID\",\"field\":\"id\"", run.Error);
    }

    public static TheoryData<string> LinesAtFault =>
    [
        """{"id": "2", "subject": "s", "subject": "t", "body": "b"}""",
        """{"id": "2", "subject": "s", "body": "b", "\u0069d": "3"}""",
        """{"id": "2", "subject": "\ud800", "body": "b"}""",
        """{"id": "\udc00", "subject": "s", "body": "b"}""",
        """{"id": "2", "details": {"subject": "\ud800", "content": "c"}}""",
        """{"id": "2", "details": {"subject": "s", "subject": "t"}}""",
        $$"""{"id": "2", "body": {{new string('[', 50_000)}}{{new string(']', 50_000)}}}""",
        $$"""{"id": "2", "subject": "s", "body": "{{new string('x', 2 * 1024 * 1024)}}"}""",
        $$"""{"id": "2", "subject": "s", "body": "{{new string('x', 300 * 1024)}}"}""",
        "{\"id\": \"2\", \"subject\": \"s\0\", \"body\": \"b\"}",
        "{\"id\": \"2\", \"subject\": \"s",
        """{"id": "2", "details": 7}""",
        """{"id": "2", "body": "b", "upvotes": 99999999999999999999}""",
    ];

    [Theory]
    [MemberData(nameof(LinesAtFault))]
    public async Task Push_OneLineAtFault_RefusesThatLineAndRegistersTheOthersNowAndWhenRunAgain(string fault)
    {
        var file = _folder.WriteLines("p.jsonl", Line(1), fault, Line(3));

        var run = await PushAsync(file, "-o", "json");
        var again = await PushAsync(file, "-o", "json");

        Assert.Equal((ExitCodes.PartlyDone, ExitCodes.PartlyDone), (run.ExitCode, again.ExitCode));
        Assert.Equal((2, 1), (Number(run, "registered"), Number(run, "refused")));
        Assert.Equal((0, 2, 1), (Number(again, "registered"), Number(again, "registered_before"), Number(again, "refused")));
        Assert.Contains("\"line\":2,", Assert.Single(File.ReadAllLines(file + ".refused")));
    }

    [Fact]
    public async Task Push_LineThatIsNotUtf8_RefusesThatLineAndRegistersTheOthers()
    {
        var file = _folder.WriteLines("p.jsonl", Line(1));
        File.AppendAllText(
            file, "{\"id\": \"2\", \"subject\": \"?\", \"body\": \"b\"}\n".Replace('?', 'ÿ'), System.Text.Encoding.Latin1);
        File.AppendAllText(file, Line(3));

        var run = await PushAsync(file, "-o", "json");

        Assert.Equal((2, 1), (Number(run, "registered"), Number(run, "refused")));
        Assert.Contains("byte 25", run.Error);
    }

    [Fact]
    public async Task Push_CallThatIsRefusedWithoutAReasonOfTheHub_IsThatLinesFault()
    {
        var file = Write(3);
        _hub.Petitions.Fail = request =>
            Subject(request) == "subject 2" ? new RpcException(new Status(StatusCode.InvalidArgument, "no message")) : null;

        var run = await PushAsync(file, "-o", "json");

        Assert.Equal(ExitCodes.PartlyDone, run.ExitCode);
        Assert.Equal((2, 1), (Number(run, "registered"), Number(run, "refused")));
    }

    private static int Number(CommandRun run, string name)
    {
        using var summary = JsonDocument.Parse(Assert.Single(run.OutputLines));
        return summary.RootElement.GetProperty(name).GetInt32();
    }

    private static IEnumerable<string?> PetitionsOf(string file) =>
        File.ReadAllLines(file + ".receipts")
            .Select(line => (string?)System.Text.Json.Nodes.JsonNode.Parse(line)!["petition_id"]);

    private static string LineOf(string id, string body = "body") =>
        $$"""{"id": {{id}}, "subject": "subject", "body": "{{body}}"}""";

    private Task<CommandRun> PushAsync(string file, params string[] options) =>
        _hub.RunAsync(["petitions", "push", file, .. options]);

    private string Write(int lines) => _folder.WriteLines("p.jsonl", Enumerable.Range(1, lines).Select(Line));

    private static string Line(int number) => $$"""{"id": "{{number}}", "subject": "subject {{number}}", "body": "body"}""";

    private static string Subject(V1.RegisterPetitionRequest request) => request.Registration.Details.Subject;
}
