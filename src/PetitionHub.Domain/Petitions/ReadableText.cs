using System.Globalization;
using System.Text;

namespace PetitionHub.Domain.Petitions;

/// <summary>
/// Whether a text says anything to a reader. A text in another encoding, decoded wrongly, comes as a row of U+FFFD; one that was
/// made to get past a required field comes as zero-width characters.
/// </summary>
public static class ReadableText
{
    /// <summary>What is wrong with a text that nobody can read.</summary>
    public const string Violation =
        "has no character that can be read: only blanks, control or zero-width characters, or U+FFFD, which a text "
        + "becomes that is decoded as another encoding than its own";

    // Letters and symbols by their category, and blank all the same: fillers of Hangul, and Braille without a dot.
    private static readonly Rune[] Fillers = [new(0x115F), new(0x1160), new(0x3164), new(0xFFA0), new(0x2800)];

    /// <summary>True where the text has a character that can be read.</summary>
    public static bool IsReadable(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var rune in text.EnumerateRunes())
            if (IsReadable(rune))
                return true;
        return false;
    }

    /// <summary>
    /// Characters that are not assigned yet, or are a font's own, may be rare Chinese ones: they are taken as they are.
    /// </summary>
    private static bool IsReadable(Rune rune) => rune != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark)
        && !Fillers.Contains(rune);
}
