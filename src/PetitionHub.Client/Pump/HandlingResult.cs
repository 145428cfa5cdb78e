namespace PetitionHub.Client.Internal;

/// <summary>What came of an entry.</summary>
/// <param name="IsFinished">False where it was stopped, and the entry has to come again.</param>
/// <param name="ParkReason">Why it has to be parked; null where it was handled.</param>
internal sealed record HandlingResult(bool IsFinished, string? ParkReason)
{
    public static readonly HandlingResult Handled = new(true, null);

    public static readonly HandlingResult Unfinished = new(false, null);

    public static HandlingResult Park(string reason) => new(true, reason);
}
