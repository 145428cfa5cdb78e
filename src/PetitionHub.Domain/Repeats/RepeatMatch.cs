using System.Collections.Immutable;

namespace PetitionHub.Domain.Repeats;

/// <summary>How likely two items are the same matter, and why.</summary>
/// <param name="Score">Above 0 and at most 1: for order and for a threshold, no probability.</param>
/// <param name="Reasons">The reasons, in the order of their enum.</param>
public sealed record RepeatMatch(double Score, ImmutableArray<RepeatReason> Reasons);
