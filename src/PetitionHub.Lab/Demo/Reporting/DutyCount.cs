namespace PetitionHub.Lab.Demo.Reporting;

/// <summary>Duties of one kind.</summary>
/// <param name="Met">Done by their date.</param>
/// <param name="Late">Done after it.</param>
/// <param name="Owed">Not done.</param>
/// <param name="Lapsed">No longer owed, as the item went elsewhere.</param>
internal readonly record struct DutyCount(int Met, int Late, int Owed, int Lapsed)
{
    /// <summary>All of them.</summary>
    public int Total => Met + Late + Owed + Lapsed;

    /// <summary>Both together.</summary>
    public static DutyCount operator +(DutyCount one, DutyCount other) =>
        new(one.Met + other.Met, one.Late + other.Late, one.Owed + other.Owed, one.Lapsed + other.Lapsed);
}
