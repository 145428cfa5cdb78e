using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Categories;
using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Rules;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Everything beside the petition that the rules look at. They read no clock and do no I/O.</summary>
/// <param name="Now">The moment of the decision.</param>
/// <param name="Directory">The units as of the ledger's head.</param>
/// <param name="Calendar">Working days.</param>
/// <param name="Rules">Limits, by territory and date.</param>
/// <param name="Categories">The table of content categories.</param>
public sealed record DecisionContext(
    DateTimeOffset Now, IUnitDirectory Directory, WorkingCalendar Calendar, RuleBook Rules, CategoryTable Categories)
{
    /// <summary>The divisions of the country.</summary>
    public DivisionTable Divisions { get; init; } = DivisionTable.Official;

    /// <summary>When the hub speaks by itself.</summary>
    public WatchLimits Watch { get; init; } = new();

    /// <summary>
    /// Finds the other petition that a step refers to (see <see cref="Step.Reference"/>); null where there is none.
    /// </summary>
    public Func<PetitionId, PetitionState?> FindPetition { get; init; } = _ => null;

    /// <summary>Returns whether a unit has itself uploaded all of a file of this size and type.</summary>
    public Func<UnitCode, Attachment, bool> HasUploaded { get; init; } = (_, _) => false;

    /// <summary>Tells whether the item that an operator takes off a parked list is on it.</summary>
    public Func<Unparking, bool> IsParked { get; init; } = _ => false;
}
