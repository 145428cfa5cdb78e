namespace PetitionHub.Domain.Petitions;

/// <summary>What happens to a unit.</summary>
public enum UnitChangeKind
{
    /// <summary>A new unit.</summary>
    Register = 1,
    /// <summary>Another name, territory, organ type or system.</summary>
    Update = 2,
    /// <summary>It may not take part until it is reinstated.</summary>
    Suspend = 3,
    /// <summary>It takes part again.</summary>
    Reinstate = 4,
    /// <summary>It ended; its successor takes its matters (R22 Art 24).</summary>
    Abolish = 5,
}
