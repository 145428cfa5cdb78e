namespace PetitionHub.Domain.Refusals;

/// <summary>What is wrong with one field of a request.</summary>
/// <param name="Path">The field's path in the request, as <c>registration.details.category</c>.</param>
/// <param name="Description">What is wrong with it.</param>
public sealed record FieldViolation(string Path, string Description);
