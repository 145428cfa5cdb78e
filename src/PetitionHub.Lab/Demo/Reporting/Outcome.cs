namespace PetitionHub.Lab.Demo.Reporting;

/// <summary>The state of a petition when the demonstration is over, by the hub's answers alone.</summary>
internal enum Outcome
{
    /// <summary>Concluded by the first unit that it was given to.</summary>
    Concluded = 1,
    /// <summary>Given to the wrong department, which objected; redirected, then concluded.</summary>
    RedirectedAndConcluded = 2,
    /// <summary>Referred to a political-legal organ, which signed for it.</summary>
    ReferredAsLitigation = 3,
    /// <summary>Referred to a discipline organ, which signed for it.</summary>
    ReferredToDiscipline = 4,
    /// <summary>None of these: the demonstration failed.</summary>
    Unfinished = 5,
}
