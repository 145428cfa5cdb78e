using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using PetitionHub.CommandLine.Output;

namespace PetitionHub.CommandLine;

/// <summary>Options of an instant: a day or a time in Shanghai, or a time with its offset.</summary>
internal static class InstantOption
{
    public static Option<Timestamp?> Create(string name, string description) => new(name)
    {
        Description = $"{description} A day or time in Shanghai, as 2026-03-16 or 2026-03-16T09:00, or a time with its offset.",
        HelpName = "time",
        CustomParser = Read,
    };

    private static Timestamp? Read(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (Moments.TryParse(text, out var instant))
            return instant;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return Timestamp.FromDateTimeOffset(time);
        result.AddError($"'{text}' is not a day or time such as 2026-03-16 or 2026-03-16T09:00+08:00.");
        return null;
    }
}
