using PetitionHub.V1;

namespace PetitionHub.Lab.Simulation.Tallying;

/// <summary>What one entry was, for those who count.</summary>
/// <param name="Registered">An item was registered.</param>
/// <param name="Flow">The item went from one unit to another.</param>
/// <param name="Bounced">To one that had held it before.</param>
/// <param name="Acknowledged">It was signed for: so long after the handover.</param>
/// <param name="Accepted">The petitioner was told that it is accepted: so long after the unit signed for it or registered
/// it.</param>
/// <param name="Concluded">It was concluded: so long after its registration.</param>
/// <param name="Told">The hub told of a duty's date.</param>
internal readonly record struct Happened(
    bool Registered, Flow? Flow, bool Bounced, TimeSpan? Acknowledged, TimeSpan? Accepted, TimeSpan? Concluded,
    DeadlineStage? Told);

/// <summary>One way of an item.</summary>
/// <param name="Kind">How.</param>
/// <param name="From">From which unit.</param>
/// <param name="To">To which.</param>
internal sealed record Flow(FlowKind Kind, string From, string To);
