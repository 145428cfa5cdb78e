namespace PetitionHub.Domain.Petitions;

/// <summary>Where an item goes that is another procedure's.</summary>
public enum ReferralKind
{
    /// <summary>To the political-legal organ of the same territory.</summary>
    Litigation = 1,
    /// <summary>To a discipline organ.</summary>
    Discipline = 2,
    /// <summary>The petitioner is told where to go (告知其他途径; R22 Art 23); ends the item here.</summary>
    Elsewhere = 3,
}
