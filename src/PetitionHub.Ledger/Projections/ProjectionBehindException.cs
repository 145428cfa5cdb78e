namespace PetitionHub.Ledger.Projections;

/// <summary>
/// A projection does not take in yet what a reader asked for, and did not within its patience: it is made anew, or its database
/// fails. What it has would leave out entries, so that it is not shown.
/// </summary>
public sealed class ProjectionBehindException(string name, long asked, long position) : Exception(
    $"'{name}' take in the ledger up to entry {position:N0}, and {asked:N0} is asked for.")
{
    /// <summary>The projection's name.</summary>
    public string Name { get; } = name;

    /// <summary>The entry that was asked for.</summary>
    public long Asked { get; } = asked;

    /// <summary>How far it is.</summary>
    public long Position { get; } = position;
}
