using System.Diagnostics.CodeAnalysis;

namespace PetitionHub.Domain.Units;

/// <summary>The administrative level of a territory or unit.</summary>
public enum Level
{
    /// <summary>The whole country.</summary>
    National = 1,
    /// <summary>Province, autonomous region or municipality under the central government.</summary>
    Provincial = 2,
    /// <summary>Prefecture-level city.</summary>
    Municipal = 3,
    /// <summary>County, district or county-level city.</summary>
    County = 4,
    /// <summary>Township or street.</summary>
    Township = 5,
}

/// <summary>
/// A GB/T 2260 division code without its zero padding: "" is the country, then 2 digits for a province, 4 for a city,
/// 6 for a county and 9 for a township.
/// </summary>
public readonly record struct Territory : IComparable<Territory>
{
    private readonly string? _digits;

    private Territory(string digits) => _digits = digits.Length == 0 ? null : digits;

    /// <summary>The country.</summary>
    public static Territory Country => default;

    /// <summary>The significant digits: 0, 2, 4, 6 or 9 of them. A territory's code is a prefix of those inside it.</summary>
    public string Digits => _digits ?? "";

    /// <summary>The level, by the number of digits.</summary>
    public Level Level => LevelOf(Digits.Length);

    /// <summary>The territory one level up; null for the country.</summary>
    public Territory? Parent => Digits.Length switch
    {
        0 => null,
        2 => default(Territory),
        9 => new Territory(Digits[..6]),
        _ => new Territory(Digits[..^2]),
    };

    /// <summary>The level of a territory of so many significant digits.</summary>
    public static Level LevelOf(int digits) => digits switch
    {
        0 => Level.National,
        2 => Level.Provincial,
        4 => Level.Municipal,
        6 => Level.County,
        _ => Level.Township,
    };

    /// <summary>This territory and those above it, nearest first, the country last.</summary>
    public IEnumerable<Territory> Upward()
    {
        for (Territory? at = this; at is { } territory; at = territory.Parent)
            yield return territory;
    }

    /// <summary>True where the other territory is this one or lies inside it.</summary>
    public bool Contains(Territory other) => other.Digits.StartsWith(Digits, StringComparison.Ordinal);

    /// <summary>The smallest territory that contains both.</summary>
    public static Territory CommonOf(Territory a, Territory b)
    {
        var common = a;
        while (!common.Contains(b))
            common = common.Parent!.Value;
        return common;
    }

    /// <summary>
    /// Reads a code of 2, 4, 6, 9 or 12 digits, zero-padded or not; all zeros is the country. Nine digits that end in 000 are
    /// the county of the first six, also where that ends in 00, as in the three cities that have no counties but one.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Territory territory)
    {
        territory = default;
        if (text is null || text.Length is not (2 or 4 or 6 or 9 or 12))
            return false;
        foreach (var c in text)
            if (!char.IsAsciiDigit(c))
                return false;
        if (text.AsSpan().TrimStart('0').IsEmpty)
            return true;
        if (text.StartsWith("00", StringComparison.Ordinal))
            return false;
        territory = new Territory(Significant(text));
        return true;
    }

    /// <summary>Reads a code that is known to be one.</summary>
    /// <exception cref="FormatException">The text is not a division code.</exception>
    public static Territory Parse(string text) =>
        TryParse(text, out var territory) ? territory : throw new FormatException($"'{text}' is not a division code.");

    /// <inheritdoc/>
    public int CompareTo(Territory other) => string.CompareOrdinal(Digits, other.Digits);

    /// <summary>The code padded with zeros to 6 digits; 9 of a township, and of a county whose code ends in 00.</summary>
    public override string ToString() => Level == Level.County && EndsIn(Digits, "00") ? Digits + "000" : Digits.PadRight(6, '0');

    private static string Significant(string text)
    {
        var digits = text.Length == 12 ? text[..9] : text;
        if (digits.Length == 9 && EndsIn(digits, "000"))
        {
            digits = digits[..6];
            if (text.Length == 9)
                return digits;
        }

        while (digits.Length <= 6 && EndsIn(digits, "00"))
            digits = digits[..^2];
        return digits;
    }

    private static bool EndsIn(string digits, string zeros) => digits.EndsWith(zeros, StringComparison.Ordinal);
}
