using System.Collections.Immutable;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>What the rules decided: the step, who is told, and what changed. The ledger gives it its sequence number.</summary>
/// <param name="Petition">The petition; null for a change of a unit.</param>
/// <param name="Actor">Who gave the command.</param>
/// <param name="At">When the hub decided.</param>
/// <param name="Step">The step.</param>
/// <param name="Addressees">The units into whose inboxes it goes, each once.</param>
/// <param name="Holder">Who holds the petition after it; null for a change of a unit.</param>
/// <param name="Status">The petition's status after it; null for a change of a unit.</param>
/// <param name="Duties">The duties that it began or ended, as they are after it.</param>
public sealed record Entry(
    PetitionId? Petition,
    Actor Actor,
    DateTimeOffset At,
    Step Step,
    ImmutableArray<UnitCode> Addressees,
    UnitCode? Holder,
    PetitionStatus? Status,
    ImmutableArray<Duty> Duties);
