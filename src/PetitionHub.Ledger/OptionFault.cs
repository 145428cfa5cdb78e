namespace PetitionHub.Ledger;

/// <summary>An option that is not as it must be.</summary>
/// <param name="Option">The option's name, as <c>QueueCapacity</c>.</param>
/// <param name="Fault">What is wrong with it, to follow the name, as <c>must be 1 to 10, and is 11</c>. Secrets are never shown.</param>
public sealed record OptionFault(string Option, string Fault);
