using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace PetitionHub.CommandLine;

/// <summary>Options of a time with its unit: <c>500ms</c>, <c>20s</c>, <c>2m</c>, <c>1h</c>.</summary>
internal static class DurationOption
{
    public static Option<TimeSpan> Create(string name, string description, TimeSpan standard) =>
        Create(name, description, () => standard);

    /// <summary>One whose default is found out where it is needed.</summary>
    public static Option<TimeSpan> Create(string name, string description, Func<TimeSpan> standard) => new(name)
    {
        Description = $"{description} A number with ms, s, m or h.",
        HelpName = "time",
        CustomParser = Read,
        DefaultValueFactory = _ => standard(),
    };

    private static TimeSpan Read(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (TryParse(text, out var duration))
            return duration;
        result.AddError($"'{text}' is not a time such as 500ms, 20s, 2m or 1h.");
        return default;
    }

    private static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        var digits = text.AsSpan().TrimEnd("hms");
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        TimeSpan? read = text[digits.Length..] switch
        {
            "ms" => TimeSpan.FromMilliseconds(number),
            "s" => TimeSpan.FromSeconds(number),
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            _ => null,
        };
        duration = read.GetValueOrDefault();
        return read is not null;
    }
}
