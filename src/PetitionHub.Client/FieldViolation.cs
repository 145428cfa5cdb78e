namespace PetitionHub.Client;

/// <summary>A field that the hub found at fault.</summary>
/// <param name="Field">Its path in the request, as <c>registration.details.category</c>.</param>
/// <param name="Description">What is wrong with it.</param>
public sealed record FieldViolation(string Field, string Description);
