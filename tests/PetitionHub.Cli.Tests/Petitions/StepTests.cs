using System.Text.Json;
using PetitionHub.Cli.Petitions.Steps;
using PetitionHub.Cli.Tests.Testing;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Tests.Petitions;

public sealed class StepTests
{
    [Fact]
    public void All_Steps_AreThoseOfALedgerEntryThatUnitsTake_ButForRegistrationAndUnits()
    {
        var entryFields = LedgerEntry.Descriptor.Oneofs.Single().Fields.Select(field => field.Name.Replace('_', '-'));

        Assert.Equal(
            entryFields.Except(
                [
                    "unit-change", "registration", "deadline-notice", "deadline-change", "buck-passing-notice", "unparking",
                    "takeover",
                ]).Order(),
            StepCall.All.Select(step => step.Kind).Order());
    }

    [Fact]
    public void All_Steps_AreExplainedByTheContract() => Assert.All(StepCall.All, step => Assert.NotEmpty(step.About));

    [Theory]
    [InlineData("receipt-acknowledgement")]
    [InlineData("receipt_acknowledgement")]
    [InlineData("AcknowledgeReceipt")]
    public void Find_KindOrMethod_IsTheStep(string word) => Assert.Equal("AcknowledgeReceipt", StepCall.Find(word)?.MethodName);

    [Fact]
    public void Fields_OutputOnlyOnes_AreNotTheCallers() =>
        Assert.Equal(["own_number"], StepCall.Find("receipt-acknowledgement")!.Fields);

    [Fact]
    public async Task Transfer_ToAUnit_ShowsTheReceipt()
    {
        await using var hub = await FakeHub.StartAsync();

        var run = await hub.RunAsync("petitions", "transfer", "p-1", "--to", "430103-housing", "-o", "json");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Equal("430103-housing", hub.Exchange.Transferred!.Transfer.DestinationUnit);
        using var receipt = JsonDocument.Parse(run.Output);
        Assert.Equal(hub.Exchange.Transferred.RequestId, receipt.RootElement.GetProperty("request_id").GetString());
        Assert.Equal("8", receipt.RootElement.GetProperty("last_sequence").GetString());
    }

    [Fact]
    public async Task Transfer_WithoutAnswer_TellsTheRequestIdToRepeatItWith()
    {
        await using var hub = await FakeHub.StartAsync();

        var run = await hub.RunAsync("petitions", "transfer", "p-1", "--to", "silent");

        Assert.Equal(ExitCodes.HubUnreachable, run.ExitCode);
        Assert.Contains($"--request-id {hub.Exchange.Transferred!.RequestId}", run.Error);
    }

    [Fact]
    public async Task Step_GenericJson_SendsTheMessageUnderTheGivenRequestId()
    {
        await using var hub = await FakeHub.StartAsync();
        var requestId = Guid.NewGuid().ToString();

        var run = await hub.RunAsync(
            "petitions", "step", "progress-report", "p-1",
            "--json", """{"text": "已现场勘查", "part_done": true}""", "--request-id", requestId);

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Equal(new ProgressReport { Text = "已现场勘查", PartDone = true }, hub.Exchange.Progressed!.ProgressReport);
        Assert.Equal(requestId, hub.Exchange.Progressed.RequestId);
    }

    [Theory]
    [InlineData("leap", "{}", "is no step")]
    [InlineData("transfer", "{\"to\": \"x\"}", "destination_unit, remark")]
    [InlineData("transfer", "{", "is no Transfer")]
    public async Task Step_WrongKindOrJson_IsAUsageErrorThatTeaches(string kind, string json, string lesson)
    {
        await using var hub = await FakeHub.StartAsync();

        var run = await hub.RunAsync("petitions", "step", kind, "p-1", "--json", json);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains(lesson, run.Error);
    }

    [Fact]
    public async Task Step_List_NamesEveryStepWithoutAHub()
    {
        var run = await CommandRun.Async("petitions", "step", "--list", "-o", "json");

        Assert.Equal(StepCall.All.Count, run.OutputLines.Length);
    }

    [Fact]
    public async Task Conclude_TextsFromFileAndInput_AreSent()
    {
        await using var hub = await FakeHub.StartAsync();
        using var folder = new TempFolder();
        var facts = folder.WriteLines("facts.txt", "事实与理由");

        var run = await CommandRun.Async(
            ["petitions", "conclude", "p-1", "--claim", "诉求", "--facts", "@" + facts, "--opinion", "-", "--basis", "依据",
                "--unit", "430103-housing", .. hub.Connection],
            input: "处理意见");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Equal(
            new HandlingOpinion { Claim = "诉求", FactsAndReasons = "事实与理由", Opinion = "处理意见", LegalBasis = "依据" },
            hub.Exchange.Concluded!.HandlingOpinion);
    }
}
