using PetitionHub.Domain.Petitions;

namespace PetitionHub.Ledger;

/// <summary>The place of a petition in a list: newest registration first, then the greater id.</summary>
/// <param name="RegisteredAt">When it was registered.</param>
/// <param name="Id">Its id.</param>
public readonly record struct PetitionKey(DateTimeOffset RegisteredAt, PetitionId Id);
