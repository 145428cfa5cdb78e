namespace PetitionHub.Domain.Petitions;

/// <summary>How satisfied a petitioner is.</summary>
public enum Satisfaction
{
    /// <summary>Satisfied; 0 in the official code.</summary>
    Satisfied = 1,
    /// <summary>Basically satisfied; 1 in the official code.</summary>
    BasicallySatisfied = 2,
    /// <summary>Not satisfied; 2 in the official code.</summary>
    NotSatisfied = 3,
}
