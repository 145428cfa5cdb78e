using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Opening;

/// <summary>The directory as it was loaded.</summary>
/// <param name="Units">The units.</param>
/// <param name="LastChange">The last entry that changed one of them; 0 where none ever did.</param>
/// <param name="FromCopy">How many of them the shared copy had.</param>
internal sealed record LoadedDirectory(UnitDirectory Units, long LastChange, int FromCopy);
