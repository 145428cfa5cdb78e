namespace PetitionHub.Domain.Petitions;

/// <summary>What of the directory a change touches.</summary>
public enum DirectoryMatter
{
    /// <summary>That there is such a unit.</summary>
    Existence = 1,
    /// <summary>The unit's name.</summary>
    Name = 2,
    /// <summary>The territory that it serves, and with it its level.</summary>
    Territory = 3,
    /// <summary>What kind of organ it is.</summary>
    Organ = 4,
    /// <summary>Its functional line.</summary>
    System = 5,
    /// <summary>That it takes no part for a time.</summary>
    Suspension = 6,
    /// <summary>That it takes part again.</summary>
    Reinstatement = 7,
    /// <summary>That it ended, and who takes its matters.</summary>
    Succession = 8,
}
