using PetitionHub.Ledger.Repeats;

namespace PetitionHub.Hub.Repeats;

/// <summary>A look into the index of repeats that was begun.</summary>
/// <param name="Evidence">What it finds.</param>
/// <param name="IsWhole">False where the index lacked something when it began.</param>
internal sealed record RepeatLook(Task<RepeatEvidence> Evidence, bool IsWhole);
