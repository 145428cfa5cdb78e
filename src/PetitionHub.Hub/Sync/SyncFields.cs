using PetitionHub.Hub.Requests;

namespace PetitionHub.Hub.Sync;

/// <summary>Reads the fields that the calls of synchronising share.</summary>
internal static class SyncFields
{
    private const int MaxSource = 59;

    public static string Source(this RequestFields fields, string source)
    {
        if (source.Length is 0 or > MaxSource || !source.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterLower(c) || c == '-'))
            fields.Reject("source", $"must be 1 to {MaxSource} of a–z, 0–9 and hyphen");
        return source;
    }
}
