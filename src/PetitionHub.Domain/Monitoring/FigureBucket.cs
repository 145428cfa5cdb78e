namespace PetitionHub.Domain.Monitoring;

/// <summary>A part of a figure.</summary>
public enum FigureBucket
{
    /// <summary>Done by the deadline.</summary>
    OnTime = 1,
    /// <summary>Done after it.</summary>
    Late = 2,
    /// <summary>Not done, and past it.</summary>
    Overdue = 3,
    /// <summary>Not done, and not yet due.</summary>
    Pending = 4,
    /// <summary>Counts towards the figure: a repeat, a concluded backlog case, a concluded petition, a voided one.</summary>
    Counted = 5,
    /// <summary>Does not: a petition that is not a repeat, a backlog case that is not concluded.</summary>
    Other = 6,
    /// <summary>Rated satisfied.</summary>
    Satisfied = 7,
    /// <summary>Rated basically satisfied.</summary>
    BasicallySatisfied = 8,
    /// <summary>Rated not satisfied.</summary>
    NotSatisfied = 9,
}
