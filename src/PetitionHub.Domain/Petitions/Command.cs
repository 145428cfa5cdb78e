using System.Collections.Immutable;

namespace PetitionHub.Domain.Petitions;

/// <summary>What a unit asks of the hub.</summary>
/// <param name="RequestId">Made by the client, kept for ever: the same one is applied once.</param>
/// <param name="Actor">Who asks.</param>
/// <param name="Petition">The petition; for a registration the new item's id; null for a change of a unit.</param>
/// <param name="Steps">The steps, applied together or not at all: one, or a registration and its first handover.</param>
public sealed record Command(Guid RequestId, Actor Actor, PetitionId? Petition, ImmutableArray<Step> Steps);
