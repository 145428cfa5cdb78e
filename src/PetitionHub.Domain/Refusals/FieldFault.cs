namespace PetitionHub.Domain.Refusals;

/// <summary>A field at fault.</summary>
/// <param name="Path">The field's path in the request, as <c>registration.details.category</c>.</param>
/// <param name="Description">What is wrong with it.</param>
public sealed record FieldFault(string Path, string Description);
