using System.Diagnostics.CodeAnalysis;

namespace PetitionHub.Domain.Units;

/// <summary>
/// The hub-wide code of a unit: 2 to 40 characters of digits, lower-case Latin letters and inner hyphens,
/// as <c>430103-bureau</c>. Codes are never reused.
/// </summary>
public readonly record struct UnitCode : IComparable<UnitCode>
{
    /// <summary>The most characters that a code has.</summary>
    public const int MaxLength = 40;

    private readonly string? _value;

    private UnitCode(string value) => _value = value;

    /// <summary>The code's text.</summary>
    public string Value => _value ?? "";

    /// <summary>Reads a code; false where the text is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out UnitCode code)
    {
        code = default;
        if (text is null || text.Length is < 2 or > MaxLength || text[0] == '-' || text[^1] == '-')
            return false;
        foreach (var c in text)
            if (!char.IsAsciiDigit(c) && !char.IsAsciiLetterLower(c) && c != '-')
                return false;
        code = new UnitCode(text);
        return true;
    }

    /// <summary>Reads a code that is known to be one.</summary>
    /// <exception cref="FormatException">The text is not a unit code.</exception>
    public static UnitCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not a unit code.");

    /// <inheritdoc/>
    public int CompareTo(UnitCode other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
