using Google.Protobuf;
using Google.Protobuf.Reflection;
using PetitionHub.Hub.Tests.Json;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;
using Extension = PetitionHub.V1.Extension;

namespace PetitionHub.Hub.Tests.Flow;

/// <summary>Every method on petitions, called with success over the wire; the contract says which there are.</summary>
public abstract class EveryMethodContract(HubFixture hub)
{
    private const string Conference = "430100-joint-conference";
    private const string PoliticalLegal = "430100-political-legal";

    private readonly HashSet<string> _called = [];

    [Fact]
    public async Task EveryMethod_OfPetitionsAndTheExchange_AnswersOverTheWire()
    {
        var reviewed = await HandleToTheEndAsync();
        await HandAboutAsync();
        await DisputeAsync();
        await RefuseRepeatAsync(reviewed);
        await ReadAsync(reviewed);

        var methods = new[] { PetitionsReflection.Descriptor, ExchangeReflection.Descriptor }
            .SelectMany(file => file.Services).SelectMany(service => service.Methods).ToArray();
        foreach (var method in methods.Where(method => !_called.Contains(method.FullName)))
            await HandleWithAsync(method);
        Assert.Equal(methods.Select(method => method.FullName).Order(), _called.Order());
    }

    /// <summary>A step that no walk below is about, of texts only, is taken while the item is handled.</summary>
    private async Task HandleWithAsync(MethodDescriptor method)
    {
        var petition = await RegisterAsync(TianxinHousing);
        await AsAsync(TianxinHousing, Ask.Accept(petition));
        var (request, step) = (method.InputType.Parser.ParseFrom([]), method.InputType.Fields.InDeclarationOrder()[^1]);
        var content = step.MessageType.Parser.ParseFrom([]);
        foreach (var field in step.MessageType.Fields.InDeclarationOrder())
            field.Accessor.SetValue(content, Ask.Reasons);
        await AsAsync(TianxinHousing, Ask.Fill(request, petition, content));
    }

    /// <summary>Handled with help, urged, extended, mediated, concluded, reported, reviewed twice.</summary>
    private async Task<string> HandleToTheEndAsync()
    {
        var petition = await RegisterAsync(Tianxin);
        await AsAsync(Tianxin, Ask.Amend(petition, Ask.Details(), version: 1));
        await AsAsync(Tianxin, Ask.Assign(petition, TianxinHousing));
        await AsAsync(Tianxin, Ask.Copy(petition, Yuelu));
        await AsAsync(TianxinHousing, Ask.Acknowledge(petition));
        await AsAsync(TianxinHousing, Ask.For<NameUnitsRequest>(
            petition, new UnitNaming { LeadUnit = TianxinHousing, AssistingUnits = { TianxinHealth } }));
        await AsAsync(TianxinHousing, Ask.Accept(petition));
        await AsAsync(
            TianxinHealth, Ask.For<ReportProgressRequest>(petition, new ProgressReport { Text = "本部分已办结", PartDone = true }));
        await AsAsync(Changsha, Ask.For<UrgePetitionRequest>(petition, new Urging { Reasons = Ask.Reasons }));
        await AsAsync(TianxinHousing, Ask.For<GiveFeedbackRequest>(petition, new Feedback { Text = Ask.Reasons }));
        await AsAsync(
            Conference, Ask.For<SupervisePetitionRequest>(petition, new Supervision { Reasons = Ask.Reasons, Listed = true }));
        await AsAsync(TianxinHousing, Ask.For<ReportUrgentlyRequest>(petition, new UrgentReport { Reasons = Ask.Reasons }));
        await AsAsync(TianxinHousing, Ask.For<ExtendHandlingRequest>(
            petition, new Extension { Days = 10, Reasons = Ask.Reasons, ApprovedBy = "李局长" }));
        await AsAsync(TianxinHousing, Ask.For<RecordMediationRequest>(petition, new Mediation { Agreement = Ask.Reasons }));
        await AsAsync(TianxinHousing, Ask.Conclude(petition));
        await AsAsync(
            TianxinHousing, Ask.For<SubmitCompletionReportRequest>(petition, new CompletionReport { Result = Ask.Reasons }));
        await AsAsync(Tianxin, Ask.For<DecideCompletionReportRequest>(
            petition, new CompletionReportDecision { ReportingUnit = TianxinHousing, Accepted = true }));
        await AsAsync(Tianxin, Ask.For<EvaluatePetitionRequest>(
            petition, new Evaluation { Target = EvaluationTarget.Bureau, Satisfaction = Satisfaction.Satisfied }));
        await AsAsync(Tianxin, Ask.For<RequestFuchaRequest>(
            petition, new ReviewRequest { ReviewingUnit = ChangshaHousing, Grounds = Ask.Reasons }));
        await AsAsync(ChangshaHousing, Ask.For<DecideFuchaRequest>(
            petition, new ReviewDecision { Outcome = ReviewOutcome.Upheld, Reply = Ask.Reasons }));
        await AsAsync(Tianxin, Ask.For<RequestFuheRequest>(
            petition, new ReviewRequest { ReviewingUnit = "430000-housing", Grounds = Ask.Reasons }));
        await AsAsync("430000-housing", Ask.For<RecordHearingRequest>(petition, new Hearing { Days = 7 }));
        await AsAsync("430000-housing", Ask.For<DecideFuheRequest>(
            petition, new ReviewDecision { Outcome = ReviewOutcome.Upheld, Reply = Ask.Reasons }));
        return petition;
    }

    /// <summary>Reported up, handed down, referred; and one voided.</summary>
    private async Task HandAboutAsync()
    {
        var petition = await RegisterAsync(Tianxin);
        await AsAsync(Tianxin, Ask.For<ReportPetitionUpRequest>(
            petition, new UpwardReport { DestinationUnit = Changsha, Reasons = Ask.Reasons }));
        await AsAsync(Changsha, Ask.Acknowledge(petition));
        await AsAsync(Changsha, Ask.For<ReferPetitionRequest>(
            petition, new Referral { Kind = ReferralKind.Litigation, DestinationUnit = PoliticalLegal, Reasons = Ask.Reasons }));

        var wrong = await RegisterAsync(Tianxin);
        await AsAsync(Tianxin, Ask.For<VoidPetitionRequest>(wrong, new Voiding { Reasons = Ask.Reasons }));
    }

    private async Task DisputeAsync()
    {
        var petition = await RegisterAsync(Tianxin);
        await AsAsync(Tianxin, Ask.Transfer(petition, TianxinHousing));
        await AsAsync(TianxinHousing, Ask.Acknowledge(petition));
        await AsAsync(TianxinHousing, Ask.Object(petition));
        await AsAsync(Tianxin, Ask.DecideObjection(petition, agreed: false));
        await AsAsync(TianxinHousing, Ask.For<RaiseDisputeRequest>(petition, new Dispute { Reasons = Ask.Reasons }));
        var arbiter = (await hub.As(Tianxin)
            .Petitions.GetPetitionAsync(new() { PetitionId = petition }, cancellationToken: Wait.Token)).Petition.Arbiter;
        await AsAsync(arbiter, Ask.For<DecideDisputeRequest>(
            petition, new DisputeDecision { ResponsibleUnit = TianxinHealth, Reasons = Ask.Reasons }));
    }

    private async Task RefuseRepeatAsync(string earlier)
    {
        var petition = await RegisterAsync(Tianxin);
        await AsAsync(Tianxin, Ask.For<LinkRepeatPetitionRequest>(petition, new RepeatLink { EarlierPetitionId = earlier }));
        await AsAsync(Tianxin, Ask.For<RefuseRepeatRequest>(
            petition, new RepeatRefusal { EarlierPetitionId = earlier, Reasons = Ask.Reasons }));
    }

    private async Task ReadAsync(string petition)
    {
        var found = (GetPetitionResponse)await CallAsync(Tianxin, new GetPetitionRequest { PetitionId = petition });
        Assert.Equal(PetitionStatus.FuheDecided, found.Petition.Status);
        Assert.NotEmpty(((ListPetitionsResponse)await CallAsync(
            Tianxin, new ListPetitionsRequest { Scope = PetitionScope.Registered })).Petitions);
        // The index follows by moments.
        await Wait.UntilAsync(async () =>
            ((FindRepeatsResponse)await CallAsync(Tianxin, new FindRepeatsRequest { PetitionId = petition }))
                .LikelyRepeats.Count > 0);
        var timeline = (ListTimelineResponse)await CallAsync(Tianxin, new ListTimelineRequest { PetitionId = petition });
        Assert.Equal(found.Petition.Version, timeline.Entries.Count);
        var progress = (GetProgressResponse)await CallAsync(
            Tianxin, new GetProgressRequest { QueryCode = found.Petition.QueryCode });
        Assert.Equal(PetitionStatus.FuheDecided, progress.Status);
    }

    private async Task<string> RegisterAsync(string unit) =>
        ((RegisterPetitionResponse)await CallAsync(unit, Ask.Register())).Receipt.PetitionId;

    /// <summary>Gives a command and finds its receipt.</summary>
    private async Task AsAsync(string unit, IMessage command)
    {
        var answer = await CallAsync(unit, command);
        var receipt = (Receipt)answer.Descriptor.FindFieldByName("receipt").Accessor.GetValue(answer);
        var found = await hub.As(unit)
            .Ledger.GetReceiptAsync(new() { RequestId = receipt.RequestId }, cancellationToken: Wait.Token);
        Assert.Equal(receipt, found.Receipt);
    }

    private async Task<IMessage> CallAsync(string unit, IMessage request)
    {
        var answer = await CallOverAsync(unit, request);
        _called.Add(WireCall.MethodOf(request).FullName);
        return answer;
    }

    protected abstract Task<IMessage> CallOverAsync(string unit, IMessage request);
}

public sealed class EveryMethodTests(HubFixture hub) : EveryMethodContract(hub), IClassFixture<HubFixture>
{
    private readonly HubFixture _hub = hub;

    protected override Task<IMessage> CallOverAsync(string unit, IMessage request) =>
        _hub.As(unit).CallInvoker.CallAsync(request);
}

/// <summary>The same as JSON over HTTP.</summary>
public sealed class EveryMethodOverHttpTests(HubFixture hub) : EveryMethodContract(hub), IClassFixture<HubFixture>
{
    private readonly HubFixture _hub = hub;

    protected override async Task<IMessage> CallOverAsync(string unit, IMessage request)
    {
        using var http = _hub.Http(unit);
        return await http.CallAsync(request);
    }
}
