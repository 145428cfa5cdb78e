using PetitionHub.V1;

namespace PetitionHub.Console.Reading;

/// <summary>What the first page shows, as of one reading.</summary>
/// <param name="Now">The rate, and up to which entry.</param>
/// <param name="Volumes">The period: today hour by hour, more days day by day.</param>
/// <param name="Stuck">What is stuck, by kind.</param>
/// <param name="Provinces">From province to province.</param>
/// <param name="Levels">From level to level.</param>
internal sealed record Overview(
    WatchVolumesResponse Now, GetVolumeSeriesResponse Volumes, CountStuckResponse Stuck, GetFlowMatrixResponse Provinces,
    GetFlowMatrixResponse Levels);
