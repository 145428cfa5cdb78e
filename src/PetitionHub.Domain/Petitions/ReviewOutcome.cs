namespace PetitionHub.Domain.Petitions;

/// <summary>What a review came to.</summary>
public enum ReviewOutcome
{
    /// <summary>The earlier opinion stands.</summary>
    Upheld = 1,
    /// <summary>It is changed.</summary>
    Changed = 2,
    /// <summary>It is revoked and replaced.</summary>
    Revoked = 3,
}
