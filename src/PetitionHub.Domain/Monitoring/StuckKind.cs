namespace PetitionHub.Domain.Monitoring;

/// <summary>Why something is stuck.</summary>
public enum StuckKind
{
    /// <summary>Handed over, and nobody signed for it (待领).</summary>
    Unclaimed = 1,
    /// <summary>A duty is past its date (超期).</summary>
    Overdue = 2,
    /// <summary>An objection (异议) is not decided.</summary>
    Objection = 3,
    /// <summary>A dispute (受理争议) is not decided.</summary>
    Dispute = 4,
    /// <summary>A consumer parked it, since it could not process it.</summary>
    Parked = 5,
    /// <summary>It bounced between units, or sat between hands, longer than the configured limits (推诿).</summary>
    Bouncing = 6,
}
