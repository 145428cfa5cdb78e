namespace PetitionHub.Ledger;

/// <summary>A page of petitions, newest registration first.</summary>
/// <param name="Petitions">The petitions.</param>
/// <param name="Next">Where the next page starts; null at the end.</param>
public sealed record PetitionPage(IReadOnlyList<PetitionRecord> Petitions, PetitionKey? Next);
