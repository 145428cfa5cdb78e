using PetitionHub.Domain.Monitoring;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Repeats;
using PetitionHub.Domain.Units;

namespace PetitionHub.Wire;

/// <summary>
/// The domain's enums as the contract's. Their members have the same names and numbers, which a test proves, so that a cast is
/// the whole mapping. <see cref="MessageFields.Choice{T}"/> does the reverse and refuses an unknown number.
/// </summary>
public static class EnumWire
{
    /// <summary>How an item came in.</summary>
    public static V1.Channel ToWire(this Channel value) => (V1.Channel)value;

    /// <summary>What the petitioner wants.</summary>
    public static V1.Purpose ToWire(this Purpose value) => (V1.Purpose)value;

    /// <summary>The secrecy level; unspecified for none.</summary>
    public static V1.SecrecyLevel ToWire(this SecrecyLevel? value) => (V1.SecrecyLevel)value.GetValueOrDefault();

    /// <summary>Where a petition stands.</summary>
    public static V1.PetitionStatus ToWire(this PetitionStatus value) => (V1.PetitionStatus)value;

    /// <summary>The status of a petition; unspecified for none.</summary>
    public static V1.PetitionStatus ToWire(this PetitionStatus? value) => (V1.PetitionStatus)value.GetValueOrDefault();

    /// <summary>How a petition came from one unit to another.</summary>
    public static V1.HandoverKind ToWire(this HandoverKind value) => (V1.HandoverKind)value;

    /// <summary>What is owed.</summary>
    public static V1.DutyKind ToWire(this DutyKind value) => (V1.DutyKind)value;

    /// <summary>Whether it is still owed.</summary>
    public static V1.DutyState ToWire(this DutyState value) => (V1.DutyState)value;

    /// <summary>How far the hub has told of a date; unspecified for not at all.</summary>
    public static V1.DeadlineStage ToWire(this DeadlineStage? value) => (V1.DeadlineStage)value.GetValueOrDefault();

    /// <summary>How far the hub tells of a date.</summary>
    public static V1.DeadlineStage ToWire(this DeadlineStage value) => (V1.DeadlineStage)value;

    /// <summary>Which other procedure an item goes to.</summary>
    public static V1.ReferralKind ToWire(this ReferralKind value) => (V1.ReferralKind)value;

    /// <summary>What a review came to.</summary>
    public static V1.ReviewOutcome ToWire(this ReviewOutcome value) => (V1.ReviewOutcome)value;

    /// <summary>What a petitioner rates.</summary>
    public static V1.EvaluationTarget ToWire(this EvaluationTarget value) => (V1.EvaluationTarget)value;

    /// <summary>How satisfied a petitioner is.</summary>
    public static V1.Satisfaction ToWire(this Satisfaction value) => (V1.Satisfaction)value;

    /// <summary>What happens to a unit.</summary>
    public static V1.UnitChangeKind ToWire(this UnitChangeKind value) => (V1.UnitChangeKind)value;

    /// <summary>What kind of organ a unit is.</summary>
    public static V1.OrganType ToWire(this OrganType value) => (V1.OrganType)value;

    /// <summary>Whether a unit takes part.</summary>
    public static V1.UnitStatus ToWire(this UnitStatus value) => (V1.UnitStatus)value;

    /// <summary>The administrative level.</summary>
    public static V1.Level ToWire(this Level value) => (V1.Level)value;

    /// <summary>Why an item is likely the same matter.</summary>
    public static V1.RepeatReason ToWire(this RepeatReason value) => (V1.RepeatReason)value;

    /// <summary>How a route was found.</summary>
    public static V1.RouteBasis ToWire(this RouteBasis value) => (V1.RouteBasis)value;

    /// <summary>How a petition went from one unit to another.</summary>
    public static V1.FlowKind ToWire(this FlowKind value) => (V1.FlowKind)value;

    /// <summary>Why something is stuck.</summary>
    public static V1.StuckKind ToWire(this StuckKind value) => (V1.StuckKind)value;

    /// <summary>An official figure.</summary>
    public static V1.Figure ToWire(this Figure value) => (V1.Figure)value;

    /// <summary>A part of a figure.</summary>
    public static V1.FigureBucket ToWire(this FigureBucket value) => (V1.FigureBucket)value;
}
