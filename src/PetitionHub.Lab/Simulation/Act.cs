using System.Collections.Immutable;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Lab.Simulation;

/// <summary>What a unit does at an instant.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Actor">Who.</param>
/// <param name="Petition">To which petition.</param>
/// <param name="Steps">What, as one command.</param>
internal sealed record Act(DateTimeOffset At, Unit Actor, PetitionId Petition, ImmutableArray<Step> Steps);
