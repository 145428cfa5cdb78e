namespace PetitionHub.Domain.Petitions;

/// <summary>What a unit owes by a date.</summary>
public enum DutyKind
{
    /// <summary>A bureau hands the item on, or accepts it (R22 Art 22).</summary>
    HandOver = 1,
    /// <summary>Sign for what was handed over (practice).</summary>
    Receive = 2,
    /// <summary>Tell the petitioner of acceptance, or of another way (R22 Art 23).</summary>
    Notify = 3,
    /// <summary>Decide an objection (practice).</summary>
    DecideObjection = 4,
    /// <summary>Decide a dispute (R22 Art 24).</summary>
    DecideDispute = 5,
    /// <summary>Conclude (R22 Art 34, or the deadline of the assignment).</summary>
    Conclude = 6,
    /// <summary>Submit a completion report, by the deadline of the assignment.</summary>
    ReportCompletion = 7,
    /// <summary>Do an assisting unit's part (practice).</summary>
    Assist = 8,
    /// <summary>Decide a review (fucha; R22 Art 35).</summary>
    DecideFucha = 9,
    /// <summary>Decide a final review (fuhe; R22 Art 36).</summary>
    DecideFuhe = 10,
    /// <summary>Give feedback on an urging or a supervision (practice for R22 Art 40).</summary>
    GiveFeedback = 11,
}
