namespace PetitionHub.Lab.Demo.Reporting;

/// <summary>Something that has to hold at the end.</summary>
/// <param name="Claim">What has to hold, in words.</param>
/// <param name="Found">The numbers that were found.</param>
/// <param name="Holds">Whether it does.</param>
internal sealed record Check(string Claim, string Found, bool Holds)
{
    /// <summary>A claim that two counts are the same.</summary>
    public static Check Same(string claim, long one, long other) =>
        new(claim, one == other ? $"{one:N0}" : $"{one:N0} and {other:N0}", one == other);
}
