namespace PetitionHub.Domain.Petitions;

/// <summary>How far the hub has told of a duty's date.</summary>
public enum DeadlineStage
{
    /// <summary>It nears its date.</summary>
    Warning = 1,
    /// <summary>It is past its date (超期).</summary>
    Overdue = 2,
}
