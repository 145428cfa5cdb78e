using PetitionHub.V1;

namespace PetitionHub.Hub.Console.Reading;

/// <summary>What the first page shows, as of one reading.</summary>
/// <param name="Now">The rate, and what happened today.</param>
/// <param name="Hours">Today, hour by hour.</param>
/// <param name="Stuck">What is stuck, by kind.</param>
/// <param name="Provinces">From province to province.</param>
/// <param name="Levels">From level to level.</param>
internal sealed record Overview(
    WatchVolumesResponse Now, GetVolumeSeriesResponse Hours, CountStuckResponse Stuck, GetFlowMatrixResponse Provinces, GetFlowMatrixResponse Levels);
