namespace PetitionHub.Domain.Petitions;

/// <summary>A transfer that another step implies, as a redirection.</summary>
/// <param name="Step">The transfer.</param>
/// <param name="Field">The field of the other step that names its destination, for refusals.</param>
internal sealed record FurtherTransfer(Transfer Step, string Field);
