namespace PetitionHub.Domain.Petitions;

/// <summary>Who may take a step, and from where it follows.</summary>
/// <param name="By">Any one of these relations is enough.</param>
/// <param name="From">The statuses from which it follows.</param>
public sealed record StepAuthority(Relation By, IReadOnlySet<PetitionStatus> From);
