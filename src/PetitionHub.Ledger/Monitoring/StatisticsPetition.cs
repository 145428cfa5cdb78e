using PetitionHub.Domain.Monitoring;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Monitoring;

/// <summary>A petition behind a figure.</summary>
public sealed record StatisticsPetition
{
    /// <summary>The petition.</summary>
    public required PetitionId Petition { get; init; }

    /// <summary>Into which part it falls.</summary>
    public required FigureBucket Bucket { get; init; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>By whom.</summary>
    public required UnitCode Registrar { get; init; }

    /// <summary>The time by which it falls into the period; a deadline is the exclusive end of its day.</summary>
    public required DateTimeOffset PeriodAt { get; init; }

    /// <summary>The day of Asia/Shanghai by which it does: the last day of a deadline, or when it happened.</summary>
    public required DateOnly PeriodDay { get; init; }

    /// <summary>When what the figure asks for was done; null where it was not.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Its region: where the final destination is, else the territory of the problem.</summary>
    public required Territory Region { get; init; }

    /// <summary>Who holds it.</summary>
    public required UnitCode Holder { get; init; }

    /// <summary>Where it stands.</summary>
    public required PetitionStatus Status { get; init; }

    /// <summary>How many people petition.</summary>
    public required int Persons { get; init; }
}

/// <summary>A page of the petitions behind a figure.</summary>
/// <param name="Petitions">By period time, then id.</param>
/// <param name="Next">Where the next page starts; null where there is none.</param>
public sealed record StatisticsPage(IReadOnlyList<StatisticsPetition> Petitions, StatisticsPlace? Next);

/// <summary>A place in the list of petitions behind a figure.</summary>
/// <param name="PeriodMs">The time by which the petition falls into the period, in Unix milliseconds.</param>
/// <param name="Petition">The petition.</param>
public sealed record StatisticsPlace(long PeriodMs, PetitionId Petition);
