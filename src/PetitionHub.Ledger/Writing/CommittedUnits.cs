using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Writing;

/// <summary>The directory as of the head.</summary>
/// <param name="Directory">The units.</param>
/// <param name="ChangedAt">A sequence after which no unit has changed.</param>
internal readonly record struct CommittedUnits(IUnitDirectory Directory, long ChangedAt);
