namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>How fine a cell of flows is. The country has few of the first two, and some ten thousand a day of the last.</summary>
internal enum CellGrain
{
    /// <summary>One hour; both ends are a province and a level.</summary>
    ProvinceHour = 1,

    /// <summary>One day; both ends are a province and a level.</summary>
    ProvinceDay = 2,

    /// <summary>One day; both ends are a territory.</summary>
    TerritoryDay = 3,
}
