using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using PetitionHub.Client;
using PetitionHub.Lab.Demo.Material;
using PetitionHub.V1;

namespace PetitionHub.Lab.Demo.Offices;

/// <summary>
/// Sends the commands of one unit over its own connection. Each request id follows from what caused the command, so that one
/// that is sent again is applied once; a busy hub is asked again.
/// </summary>
internal sealed class Clerk(HubChannel hub, Throttle throttle, Country country)
{
    private readonly HubRetry _retry = new(TimeSpan.FromSeconds(30));
    private readonly ConcurrentDictionary<(string Territory, string Category, OrganType Organ), string> _routes = new();

    /// <summary>The unit's code.</summary>
    public string Unit => hub.Caller.UnitCode!;

    /// <summary>The connection, for calls that are not commands of the procedure.</summary>
    public HubChannel Hub => hub;

    /// <summary>Registers an item and transfers it at once.</summary>
    public async Task<Receipt> RegisterAsync(PetitionDraft draft, string cause, string destination, CancellationToken cancel)
    {
        var request = new RegisterPetitionRequest
        {
            RequestId = IdOf(cause, "register"),
            Registration = new Registration { Details = draft.Details },
            Transfer = new Transfer { DestinationUnit = destination },
        };
        request.Registration.Numbers.Add(new PetitionNumber { IssuingUnit = Unit, Number = draft.Number });
        var answer = await SendAsync(token =>
            hub.Petitions.RegisterPetitionAsync(request, cancellationToken: token).ResponseAsync, cancel);
        await country.HandedOverAsync(Unit, destination, HandedOver.Transferred);
        return answer.Receipt;
    }

    /// <summary>Signs for an item (签收) under a number of the unit's own.</summary>
    public Task AcknowledgeAsync(LedgerEntry cause, CancellationToken cancel)
    {
        var request = new AcknowledgeReceiptRequest
        {
            RequestId = IdOf(cause, "acknowledge"),
            PetitionId = cause.PetitionId,
            ReceiptAcknowledgement = new ReceiptAcknowledgement { OwnNumber = $"收{cause.Sequence}" },
        };
        return SendAsync(token => hub.Exchange.AcknowledgeReceiptAsync(request, cancellationToken: token).ResponseAsync, cancel);
    }

    /// <summary>Transfers an item (转送).</summary>
    public async Task TransferAsync(LedgerEntry cause, string destination, CancellationToken cancel)
    {
        var request = new TransferPetitionRequest
        {
            RequestId = IdOf(cause, "transfer"),
            PetitionId = cause.PetitionId,
            Transfer = new Transfer { DestinationUnit = destination },
        };
        await SendAsync(token => hub.Exchange.TransferPetitionAsync(request, cancellationToken: token).ResponseAsync, cancel);
        await country.HandedOverAsync(Unit, destination, HandedOver.Transferred);
    }

    /// <summary>Assigns an item (交办), wanting a completion report by the deadline.</summary>
    public async Task AssignAsync(LedgerEntry cause, string destination, DateTimeOffset deadline, CancellationToken cancel)
    {
        var assignment = new Assignment { DestinationUnit = destination, Deadline = deadline.ToTimestamp(), ReportWanted = true };
        var request = new AssignPetitionRequest
        {
            RequestId = IdOf(cause, "assign"),
            PetitionId = cause.PetitionId,
            Assignment = assignment,
        };
        await SendAsync(token => hub.Exchange.AssignPetitionAsync(request, cancellationToken: token).ResponseAsync, cancel);
        await country.HandedOverAsync(Unit, destination, HandedOver.Assigned);
    }

    /// <summary>Refers an item to a political-legal or a discipline organ.</summary>
    public async Task ReferAsync(LedgerEntry cause, ReferralKind kind, string destination, CancellationToken cancel)
    {
        var isLitigation = kind == ReferralKind.Litigation;
        var referral = new Referral
        {
            Kind = kind,
            DestinationUnit = destination,
            Reasons = isLitigation ? "该事项涉法涉诉，依法转送政法部门办理。" : "该事项属检举控告，按管理权限移送纪检监察机关。",
        };
        var request = new ReferPetitionRequest
        {
            RequestId = IdOf(cause, "refer"),
            PetitionId = cause.PetitionId,
            Referral = referral,
        };
        await SendAsync(token => hub.Exchange.ReferPetitionAsync(request, cancellationToken: token).ResponseAsync, cancel);
        await country.HandedOverAsync(
            Unit, destination, isLitigation ? HandedOver.ReferredAsLitigation : HandedOver.ReferredToDiscipline);
    }

    /// <summary>Objects to a handover (异议) and names the unit that answers for the matter.</summary>
    public Task ObjectAsync(LedgerEntry cause, string suggestedUnit, CancellationToken cancel)
    {
        var objection = new Objection
        {
            Reasons = "经核实，该事项不属于本单位职责范围，依据属地管理、谁主管谁负责的原则提出异议。",
            SuggestedUnit = suggestedUnit,
        };
        var request = new ObjectToHandoverRequest
        {
            RequestId = IdOf(cause, "object"),
            PetitionId = cause.PetitionId,
            Objection = objection,
        };
        return SendAsync(token => hub.Exchange.ObjectToHandoverAsync(request, cancellationToken: token).ResponseAsync, cancel);
    }

    /// <summary>Agrees to an objection (退回), and redirects the item to the unit that answers for it.</summary>
    public async Task RedirectAsync(LedgerEntry objection, string destination, CancellationToken cancel)
    {
        var decision = new ObjectionDecision { Agreed = true, Reasons = "经核实，同意退回，改转有权处理机关。", RedirectTo = destination };
        var request = new DecideObjectionRequest
        {
            RequestId = IdOf(objection, "redirect"),
            PetitionId = objection.PetitionId,
            ObjectionDecision = decision,
        };
        await SendAsync(token => hub.Exchange.DecideObjectionAsync(request, cancellationToken: token).ResponseAsync, cancel);
        await country.HandedOverAsync(objection.Actor, Unit, HandedOver.Returned);
        await country.HandedOverAsync(Unit, destination, HandedOver.Transferred);
    }

    /// <summary>Accepts an item (受理告知) and concludes it with a handling opinion (办结).</summary>
    public async Task HandleAsync(LedgerEntry cause, Petition petition, CancellationToken cancel)
    {
        var notice = new NotifyAcceptanceRequest
        {
            RequestId = IdOf(cause, "accept"),
            PetitionId = cause.PetitionId,
            AcceptanceNotice = new AcceptanceNotice { Notice = "您反映的事项本单位已受理，将在法定期限内办理并书面答复。" },
        };
        await SendAsync(token => hub.Exchange.NotifyAcceptanceAsync(notice, cancellationToken: token).ResponseAsync, cancel);
        var opinion = new ConcludePetitionRequest
        {
            RequestId = IdOf(cause, "conclude"),
            PetitionId = cause.PetitionId,
            HandlingOpinion = new HandlingOpinion
            {
                Claim = petition.Details.Subject,
                FactsAndReasons = "经实地核查并听取当事人陈述，反映情况基本属实，责任清楚。",
                Opinion = "责令责任单位限期整改，并将结果书面告知信访人。",
                LegalBasis = "《信访工作条例》第三十一条、第三十二条。",
            },
        };
        await SendAsync(token => hub.Exchange.ConcludePetitionAsync(opinion, cancellationToken: token).ResponseAsync, cancel);
    }

    /// <summary>Submits the completion report (办结报告) that an assignment wants.</summary>
    public Task ReportCompletionAsync(LedgerEntry assignment, CancellationToken cancel)
    {
        var request = new SubmitCompletionReportRequest
        {
            RequestId = IdOf(assignment, "report"),
            PetitionId = assignment.PetitionId,
            CompletionReport = new CompletionReport { Result = "交办事项已办结，处理意见已送达信访人，信访人表示认可。" },
        };
        return SendAsync(token =>
            hub.Exchange.SubmitCompletionReportAsync(request, cancellationToken: token).ResponseAsync, cancel);
    }

    /// <summary>Accepts a completion report.</summary>
    public Task AcceptReportAsync(LedgerEntry report, CancellationToken cancel)
    {
        var request = new DecideCompletionReportRequest
        {
            RequestId = IdOf(report, "accept-report"),
            PetitionId = report.PetitionId,
            CompletionReportDecision = new CompletionReportDecision { ReportingUnit = report.Actor, Accepted = true },
        };
        return SendAsync(token =>
            hub.Exchange.DecideCompletionReportAsync(request, cancellationToken: token).ResponseAsync, cancel);
    }

    /// <summary>Reads a petition.</summary>
    public async Task<Petition> ReadAsync(string petitionId, CancellationToken cancel)
    {
        var request = new GetPetitionRequest { PetitionId = petitionId };
        return (await SendAsync(token => hub.Petitions.GetPetitionAsync(request, cancellationToken: token).ResponseAsync, cancel))
            .Petition;
    }

    /// <summary>Asks which unit answers for the petition; for a place and category it asks the hub once.</summary>
    public async Task<string> ResolveAsync(Petition petition, OrganType organ, CancellationToken cancel)
    {
        var details = petition.Details;
        if (_routes.TryGetValue((details.Territory, details.Category, organ), out var known))
            return known;
        var request = new ResolveRouteRequest { Territory = details.Territory, Category = details.Category, OrganType = organ };
        var route = await SendAsync(token =>
            hub.Units.ResolveRouteAsync(request, cancellationToken: token).ResponseAsync, cancel);
        return _routes[(details.Territory, details.Category, organ)] = route.Unit.UnitCode;
    }

    private static string IdOf(LedgerEntry cause, string step) => IdOf(cause.RequestId, step);

    private static string IdOf(string cause, string step) => CommandId.Of("demo", cause, step).ToString();

    private Task<T> SendAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancel) =>
        throttle.RunAsync(() => _retry.CallAsync(call, cancel), cancel);
}
