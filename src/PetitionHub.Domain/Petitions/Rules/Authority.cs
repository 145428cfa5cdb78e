using System.Collections.Frozen;
using static PetitionHub.Domain.Petitions.PetitionStatus;
using static PetitionHub.Domain.Petitions.Relation;

namespace PetitionHub.Domain.Petitions;

/// <summary>The steps of the procedure. Each value is the number of the step's field in LedgerEntry.</summary>
public enum StepKind
{
    /// <summary>A change of the directory.</summary>
    UnitChange = 20,
    /// <summary>Register (登记).</summary>
    Registration = 21,
    /// <summary>Amend the details.</summary>
    Amendment = 22,
    /// <summary>Link a repeat to its matter.</summary>
    RepeatLink = 23,
    /// <summary>Void.</summary>
    Voiding = 24,
    /// <summary>Transfer (转送).</summary>
    Transfer = 25,
    /// <summary>Assign (交办).</summary>
    Assignment = 26,
    /// <summary>Report up (报送).</summary>
    UpwardReport = 27,
    /// <summary>Copy (抄送).</summary>
    Copying = 28,
    /// <summary>Refer to another procedure.</summary>
    Referral = 29,
    /// <summary>Acknowledge receipt (签收).</summary>
    ReceiptAcknowledgement = 30,
    /// <summary>Notify acceptance (受理告知).</summary>
    AcceptanceNotice = 31,
    /// <summary>Object (异议).</summary>
    Objection = 32,
    /// <summary>Decide an objection; agreed is the return (退回).</summary>
    ObjectionDecision = 33,
    /// <summary>Raise a dispute (受理争议).</summary>
    Dispute = 34,
    /// <summary>Decide a dispute.</summary>
    DisputeDecision = 35,
    /// <summary>Name lead and assisting units (主办、协办).</summary>
    UnitNaming = 36,
    /// <summary>Report progress.</summary>
    ProgressReport = 37,
    /// <summary>Extend (延期).</summary>
    Extension = 38,
    /// <summary>Mediation (调解).</summary>
    Mediation = 39,
    /// <summary>Conclude (办结) with a handling opinion (处理意见书).</summary>
    HandlingOpinion = 40,
    /// <summary>Submit a completion report (办结报告).</summary>
    CompletionReport = 41,
    /// <summary>Decide on a completion report.</summary>
    CompletionReportDecision = 42,
    /// <summary>Review asked for (复查, fucha).</summary>
    FuchaRequest = 43,
    /// <summary>Review decided (复查, fucha).</summary>
    FuchaDecision = 44,
    /// <summary>Final review asked for (复核, fuhe).</summary>
    FuheRequest = 45,
    /// <summary>Hearing (听证) in a final review.</summary>
    Hearing = 46,
    /// <summary>Final review decided (复核, fuhe).</summary>
    FuheDecision = 47,
    /// <summary>No longer accepted (不再受理).</summary>
    RepeatRefusal = 48,
    /// <summary>Urge (催办).</summary>
    Urging = 49,
    /// <summary>Supervise (督办).</summary>
    Supervision = 50,
    /// <summary>Feedback on an urging or a supervision.</summary>
    Feedback = 51,
    /// <summary>Urgent report (紧急报告).</summary>
    UrgentReport = 52,
    /// <summary>The petitioner's evaluation (满意度评价).</summary>
    Evaluation = 53,
    /// <summary>File attachments (附件).</summary>
    AttachmentFiling = 54,
    /// <summary>The hub tells that a duty's date nears or is past (超期).</summary>
    DeadlineNotice = 55,
    /// <summary>The hub computes provisional dates anew.</summary>
    DeadlineChange = 56,
    /// <summary>The hub tells of buck-passing (推诿).</summary>
    BuckPassingNotice = 57,
    /// <summary>An operator takes an item off a unit's parked list.</summary>
    Unparking = 58,
    /// <summary>The bureau above takes an item over from a holder that cannot act (R22 Art 24).</summary>
    Takeover = 59,
}

/// <summary>The one table of who may take which step, and from which status it follows.</summary>
public static class Authority
{
    private static readonly PetitionStatus[] Unaccepted = [Registered, Received];
    private static readonly PetitionStatus[] Open = [Registered, HandedOver, Received, Objected, Disputed, Accepted, InFucha,
        InFuhe];
    private static readonly PetitionStatus[] Handled = [Concluded, InFucha, FuchaDecided, InFuhe, FuheDecided];
    private static readonly PetitionStatus[] Any = Enum.GetValues<PetitionStatus>();

    private static readonly FrozenDictionary<StepKind, StepAuthority> Table = new Dictionary<StepKind, StepAuthority>
    {
        [StepKind.Amendment] = Row(Registrar | Holder, Registered, HandedOver, Received, Objected, Disputed, Accepted),
        [StepKind.RepeatLink] = Row(Registrar | Holder | SuperiorBureau, [.. Any.Except([Voided])]),
        [StepKind.Voiding] = Row(Registrar, Registered),
        [StepKind.Transfer] = Row(Holder, Unaccepted),
        [StepKind.Assignment] = Row(Holder, Unaccepted),
        [StepKind.UpwardReport] = Row(Holder, Unaccepted),
        [StepKind.Copying] = Row(Holder | Registrar | Chain, [.. Any.Except([Voided])]),
        [StepKind.Referral] = Row(Holder, Unaccepted),
        [StepKind.ReceiptAcknowledgement] = Row(Holder, HandedOver),
        [StepKind.AcceptanceNotice] = Row(Holder, Unaccepted),
        [StepKind.Objection] = Row(Holder, Received),
        [StepKind.ObjectionDecision] = Row(Sender, Objected),
        [StepKind.Dispute] = Row(Holder | Sender, Received, Objected),
        [StepKind.DisputeDecision] = Row(Arbiter, Disputed),
        [StepKind.UnitNaming] = Row(Holder | Sender, Registered, HandedOver, Received, Accepted),
        [StepKind.ProgressReport] = Row(Holder | Assisting, Registered, Received, Objected, Disputed, Accepted, InFucha, InFuhe),
        [StepKind.Extension] = Row(Holder, Accepted),
        [StepKind.Mediation] = Row(Holder, Accepted),
        [StepKind.HandlingOpinion] = Row(Holder, Received, Accepted),
        [StepKind.CompletionReport] = Row(Debtor, Handled),
        [StepKind.CompletionReportDecision] = Row(Chain, Handled),
        [StepKind.FuchaRequest] = Row(Registrar | Holder | Chain | SuperiorBureau, Concluded),
        [StepKind.FuchaDecision] = Row(Holder, InFucha),
        [StepKind.FuheRequest] = Row(Registrar | Holder | Chain | Decider | SuperiorBureau, FuchaDecided),
        [StepKind.Hearing] = Row(Holder, InFuhe),
        [StepKind.FuheDecision] = Row(Holder, InFuhe),
        [StepKind.RepeatRefusal] = Row(Holder, Unaccepted),
        [StepKind.Urging] = Row(SuperiorBureau | Sender, Open) with { Operators = Operators.Every },
        [StepKind.Supervision] = Row(SuperiorBureau | JointConference, Open),
        [StepKind.Feedback] = Row(Debtor, Any),
        [StepKind.UrgentReport] = Row(Holder | Registrar | Chain | Assisting, [.. Any.Except([Voided])]),
        [StepKind.AttachmentFiling] = Row(Registrar | Holder | Chain | Assisting, [.. Any.Except([Voided])]),
        [StepKind.Evaluation] = Row(Registrar | Holder | Chain, [.. Any.Except([Registered, Voided])]),
        [StepKind.Takeover] = Row(StandIn, Registered, HandedOver, Received, Accepted, InFucha, InFuhe),
        [StepKind.DeadlineNotice] = Row(None, Any) with { Operators = Operators.Hub },
        [StepKind.DeadlineChange] = Row(None, Any) with { Operators = Operators.Hub },
        [StepKind.BuckPassingNotice] = Row(
            None, Registered, HandedOver, Received, Objected, Disputed) with
        { Operators = Operators.Hub },
        [StepKind.Unparking] = Row(None, Any) with { Operators = Operators.Every },
    }.ToFrozenDictionary();

    /// <summary>The row of a step; null for a registration and a change of a unit, which have no petition before them.</summary>
    public static StepAuthority? Of(StepKind step) => Table.GetValueOrDefault(step);

    private static StepAuthority Row(Relation by, params PetitionStatus[] from) => new(by, from.ToFrozenSet());
}
