using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>
/// What a unit owes by a date. Deadlines, warnings, on-time statistics and urging read duties and nothing else.
/// </summary>
/// <param name="Number">Its number within the petition, from 1.</param>
/// <param name="Kind">What is owed.</param>
/// <param name="Unit">Who owes it.</param>
/// <param name="OwedTo">To whom, where it is owed to a certain unit.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="DueAt">The end of the last day in Shanghai, exclusive.</param>
/// <param name="IsProvisional">True where the due day depends on days that a notice still to come may move.</param>
/// <param name="RuleSet">The rules that set the limit.</param>
/// <param name="State">Whether it is still owed.</param>
/// <param name="EndedAt">When it was met or lapsed.</param>
/// <param name="Told">How far the hub has told of its date; null where it has not.</param>
public sealed record Duty(
    int Number,
    DutyKind Kind,
    UnitCode Unit,
    UnitCode? OwedTo,
    DateTimeOffset StartedAt,
    DateTimeOffset DueAt,
    bool IsProvisional,
    string RuleSet,
    DutyState State = DutyState.Open,
    DateTimeOffset? EndedAt = null,
    DeadlineStage? Told = null)
{
    /// <summary>True while it is owed.</summary>
    public bool IsOpen => State == DutyState.Open;

    /// <summary>The same by another date: where that is later and not past, the hub tells of it anew.</summary>
    public Duty DueBy(Deadline deadline, DateTimeOffset now) => this with
    {
        DueAt = deadline.EndsAt,
        IsProvisional = deadline.IsProvisional,
        Told = deadline.EndsAt > DueAt && deadline.EndsAt > now ? null : Told,
    };
}
