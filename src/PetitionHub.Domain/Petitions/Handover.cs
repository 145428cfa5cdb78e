using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>One handover that stands: it was not returned.</summary>
/// <param name="Kind">How the item went over.</param>
/// <param name="From">Who handed over; the only unit that can take the item back (R22 Art 23).</param>
/// <param name="To">Who received.</param>
/// <param name="At">When.</param>
/// <param name="Deadline">Of an assignment: the handling deadline, exclusive.</param>
/// <param name="ReportWanted">Of an assignment: whether a completion report is owed.</param>
/// <param name="ReceivedAt">When the receiver signed for it (签收).</param>
/// <param name="ObjectionDue">Until when the receiver may object, exclusive.</param>
/// <param name="ObjectionRefused">Whether the sender refused an objection.</param>
public sealed record Handover(
    HandoverKind Kind,
    UnitCode From,
    UnitCode To,
    DateTimeOffset At,
    DateTimeOffset? Deadline = null,
    bool ReportWanted = false,
    DateTimeOffset? ReceivedAt = null,
    DateTimeOffset? ObjectionDue = null,
    bool ObjectionRefused = false);
