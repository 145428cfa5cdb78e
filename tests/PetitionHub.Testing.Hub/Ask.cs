using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using PetitionHub.V1;

namespace PetitionHub.Testing.Hub;

/// <summary>Requests with plausible contents, so that a test says only what it is about.</summary>
internal static class Ask
{
    public const string Reasons = "房屋漏水两年无人处理，理由充分";

    public static string NewId() => Guid.NewGuid().ToString();

    public static PetitionDetails Details(params IEnumerable<string> accused) => new()
    {
        Subject = "屋顶漏水",
        Summary = "概况",
        Content = "屋顶漏水两年，无人答复。",
        Petitioner = new() { Name = "王小明", Phone = "13800000000", Address = "天心区一号" },
        Channel = Channel.Letter,
        Purpose = accused.Any() ? Purpose.Accusation : Purpose.Appeal,
        Category = "999901",
        Territory = "430103",
        AccusedUnits = { accused },
    };

    public static RegisterPetitionRequest Register(PetitionDetails? details = null) =>
        new() { RequestId = NewId(), Registration = new() { Details = details ?? Details() } };

    public static RegisterPetitionRequest RegisterFor(string destination, PetitionDetails? details = null)
    {
        var request = Register(details);
        request.Transfer = new() { DestinationUnit = destination };
        return request;
    }

    /// <summary>The request of a method that takes a step of a petition.</summary>
    public static TRequest For<TRequest>(string petition, IMessage step)
        where TRequest : IMessage, new() =>
        Fill(new TRequest(), petition, step);

    /// <summary>Fills in the request of a method that takes a step of a petition.</summary>
    public static TRequest Fill<TRequest>(TRequest request, string petition, IMessage step)
        where TRequest : IMessage
    {
        foreach (var field in request.Descriptor.Fields.InDeclarationOrder())
            field.Accessor.SetValue(request, field.Name switch { "request_id" => NewId(), "petition_id" => petition, _ => step });
        return request;
    }

    public static TransferPetitionRequest Transfer(string petition, string to) =>
        For<TransferPetitionRequest>(petition, new Transfer { DestinationUnit = to });

    public static AssignPetitionRequest Assign(string petition, string to, TimeSpan? within = null) =>
        For<AssignPetitionRequest>(petition, new Assignment
        {
            DestinationUnit = to,
            Deadline = (DateTime.UtcNow + (within ?? TimeSpan.FromDays(20))).ToTimestamp(),
            ReportWanted = true,
        });

    public static CopyPetitionRequest Copy(string petition, string to) =>
        For<CopyPetitionRequest>(petition, new Copying { DestinationUnit = to });

    public static AcknowledgeReceiptRequest Acknowledge(string petition) =>
        For<AcknowledgeReceiptRequest>(petition, new ReceiptAcknowledgement { OwnNumber = "own-1" });

    public static NotifyAcceptanceRequest Accept(string petition) =>
        For<NotifyAcceptanceRequest>(petition, new AcceptanceNotice { Notice = Reasons });

    public static ConcludePetitionRequest Conclude(string petition) => For<ConcludePetitionRequest>(
        petition, new HandlingOpinion { Claim = "修缮", FactsAndReasons = "屋顶漏水", Opinion = "应当修缮", LegalBasis = "民法典第七百一十三条" });

    public static ObjectToHandoverRequest Object(string petition) =>
        For<ObjectToHandoverRequest>(petition, new Objection { Reasons = Reasons });

    public static DecideObjectionRequest DecideObjection(string petition, bool agreed, string redirectTo = "") =>
        For<DecideObjectionRequest>(
            petition, new ObjectionDecision { Agreed = agreed, Reasons = Reasons, RedirectTo = redirectTo });

    public static ReportProgressRequest Progress(string petition) =>
        For<ReportProgressRequest>(petition, new ProgressReport { Text = "已派人查看" });

    public static AmendPetitionRequest Amend(string petition, PetitionDetails details, long version) =>
        For<AmendPetitionRequest>(petition, new Amendment { Details = details, Reasons = Reasons, ExpectedVersion = version });
}
