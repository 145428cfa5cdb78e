using System.Collections.Immutable;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>A petition as it stands: the fold of its entries (see <see cref="Fold"/>), without texts and personal data.</summary>
public sealed record PetitionState
{
    /// <summary>The hub's id.</summary>
    public required PetitionId Id { get; init; }
    /// <summary>Counts the entries: 1 after registration.</summary>
    public required long Version { get; init; }
    /// <summary>The petitioner's code (查询码).</summary>
    public required string QueryCode { get; init; }
    /// <summary>Who registered it.</summary>
    public required UnitCode Registrar { get; init; }
    /// <summary>When.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }
    /// <summary>What it says, without texts and personal data.</summary>
    public required PetitionDetails Details { get; init; }
    /// <summary>Its status.</summary>
    public required PetitionStatus Status { get; init; }
    /// <summary>Who holds it: exactly one unit; once ended, the unit that ended it keeps the file.</summary>
    public required UnitCode Holder { get; init; }
    /// <summary>Since when.</summary>
    public required DateTimeOffset HeldSince { get; init; }
    /// <summary>The matter (信访事项): the id of its first item.</summary>
    public required PetitionId Matter { get; init; }
    /// <summary>The numbers by which units know it.</summary>
    public ImmutableArray<PetitionNumber> Numbers { get; init; } = [];
    /// <summary>The handovers that stand, first to last.</summary>
    public ImmutableArray<Handover> Handovers { get; init; } = [];
    /// <summary>Units that may read it by a copy.</summary>
    public ImmutableArray<UnitCode> Copied { get; init; } = [];
    /// <summary>The lead unit, where one was named.</summary>
    public UnitCode? LeadUnit { get; init; }
    /// <summary>The assisting units.</summary>
    public ImmutableArray<UnitCode> Assisting { get; init; } = [];
    /// <summary>When it was accepted.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }
    /// <summary>When it was concluded.</summary>
    public DateTimeOffset? ConcludedAt { get; init; }
    /// <summary>Who concluded it.</summary>
    public UnitCode? ConcludedBy { get; init; }
    /// <summary>Whether the handling limit was extended.</summary>
    public bool Extended { get; init; }
    /// <summary>By how many days it was.</summary>
    public int ExtensionDays { get; init; }
    /// <summary>How many days each hearing of the final review took; they are not counted (R22 Art 36).</summary>
    public ImmutableArray<int> HearingDays { get; init; } = [];
    /// <summary>Who has to decide the dispute or review that is open.</summary>
    public UnitCode? Arbiter { get; init; }
    /// <summary>Who decided the review (fucha).</summary>
    public UnitCode? FuchaBy { get; init; }
    /// <summary>When the review (fucha) was decided.</summary>
    public DateTimeOffset? FuchaDecidedAt { get; init; }
    /// <summary>Units whose completion report awaits the assigner's decision.</summary>
    public ImmutableArray<UnitCode> ReportsAwaitingDecision { get; init; } = [];
    /// <summary>What the petitioner has rated.</summary>
    public ImmutableArray<EvaluationTarget> Evaluated { get; init; } = [];
    /// <summary>Every unit that held it, each once, first to last, also where it gave the item back.</summary>
    public ImmutableArray<UnitCode> PastHolders { get; init; } = [];
    /// <summary>How often it came to a unit that had held it before, returns included.</summary>
    public int Bounces { get; init; }
    /// <summary>How many of the bounces the hub has told the common superior of.</summary>
    public int BouncesTold { get; init; }
    /// <summary>
    /// Since when it is between hands: handed on and not accepted since; null where it was never handed on, is accepted or ended.
    /// </summary>
    public DateTimeOffset? BetweenHandsSince { get; init; }
    /// <summary>
    /// From when the time between hands counts that the hub has not told of: since then, or since its last notice.
    /// </summary>
    public DateTimeOffset? PassingCountedFrom { get; init; }
    /// <summary>What units owe or owed, by number. Kept in rows of their own in the ledger's store.</summary>
    public ImmutableArray<Duty> Duties { get; init; } = [];

    /// <summary>The handover by which the holder has the item; null where the registrar holds it.</summary>
    public Handover? Current => Handovers.Length > 0 ? Handovers[^1] : null;

    /// <summary>True where nothing more is to be done on it, but for a review that may be asked for.</summary>
    public bool IsEnded => IsEnd(Status);

    /// <summary>
    /// True where nothing more is to be done on a petition of this status, except a review that may be asked for.
    /// </summary>
    public static bool IsEnd(PetitionStatus status) =>
        status is PetitionStatus.Concluded or PetitionStatus.FuchaDecided or PetitionStatus.FuheDecided
        or PetitionStatus.ReferredElsewhere or PetitionStatus.NoLongerAccepted or PetitionStatus.Voided;

    /// <summary>The petition with another handover in the place of the current one.</summary>
    internal PetitionState WithCurrent(Handover current) =>
        this with { Handovers = Handovers.SetItem(Handovers.Length - 1, current) };
}
