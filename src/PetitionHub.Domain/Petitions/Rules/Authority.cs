using System.Collections.Frozen;
using static PetitionHub.Domain.Petitions.PetitionStatus;
using static PetitionHub.Domain.Petitions.Relation;

namespace PetitionHub.Domain.Petitions;

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

    /// <summary>The row of a step; null for a registration and a change of a unit, which no petition stands before.</summary>
    public static StepAuthority? Of(StepKind step) => Table.GetValueOrDefault(step);

    private static StepAuthority Row(Relation by, params PetitionStatus[] from) => new(by, from.ToFrozenSet());
}
