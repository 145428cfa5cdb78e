namespace PetitionHub.Domain.Petitions;

/// <summary>Whether a duty is still owed.</summary>
public enum DutyState
{
    /// <summary>Owed.</summary>
    Open = 1,
    /// <summary>Done, on time or late.</summary>
    Met = 2,
    /// <summary>No longer owed, as the item went elsewhere.</summary>
    Lapsed = 3,
}
