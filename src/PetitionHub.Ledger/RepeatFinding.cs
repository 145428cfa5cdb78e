using PetitionHub.Domain.Repeats;

namespace PetitionHub.Ledger;

/// <summary>A petition that is likely the same matter.</summary>
/// <param name="Petition">The petition as it stands.</param>
/// <param name="Match">How likely, and why.</param>
public sealed record RepeatFinding(PetitionRecord Petition, RepeatMatch Match);
