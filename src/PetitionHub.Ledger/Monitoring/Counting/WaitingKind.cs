using PetitionHub.Domain.Monitoring;

namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>For whom an item waits. The numbers are those of <see cref="StuckKind"/>.</summary>
internal enum WaitingKind
{
    /// <summary>For the receiver, to sign for it (待领).</summary>
    Unclaimed = 1,

    /// <summary>For the sender, to decide an objection (异议).</summary>
    Objection = 3,

    /// <summary>For the common superior, to decide a dispute (受理争议).</summary>
    Dispute = 4,
}
