namespace PetitionHub.Domain.Monitoring;

/// <summary>By what an end of flows is grouped.</summary>
public enum FlowGrouping
{
    /// <summary>By province; units of the country are a group of their own.</summary>
    Province = 1,
    /// <summary>By city; units above cities are a group of their own for each territory.</summary>
    City = 2,
    /// <summary>By county; units above counties are a group of their own for each territory.</summary>
    County = 3,
    /// <summary>By unit.</summary>
    Unit = 4,
    /// <summary>By the level of the unit.</summary>
    Level = 5,
}
