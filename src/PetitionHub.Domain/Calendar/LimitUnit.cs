namespace PetitionHub.Domain.Calendar;

/// <summary>In what a time limit is counted.</summary>
public enum LimitUnit
{
    /// <summary>Every day counts; an end on a day off rolls to the next working day (Civil Code Art 203).</summary>
    CalendarDays = 1,
    /// <summary>Only working days count, moved ones (调休) as they were moved.</summary>
    WorkingDays = 2,
}
