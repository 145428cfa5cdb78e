namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>How fine a cell of flows is. The country has few of the first two, and some ten thousand a day of the last.</summary>
internal enum CellGrain
{
    /// <summary>An hour; from province and level to province and level.</summary>
    ProvinceHour = 1,

    /// <summary>A day; from province and level to province and level.</summary>
    ProvinceDay = 2,

    /// <summary>A day; from territory to territory.</summary>
    TerritoryDay = 3,
}
