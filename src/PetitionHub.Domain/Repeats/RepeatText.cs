namespace PetitionHub.Domain.Repeats;

/// <summary>
/// What is left of a text when two are compared: its letters, ideographs and digits, with full-width Latin made half-width and
/// lower case. Masked regions (<c>A市</c>) stay. The ranges are written out, as the runtime's own tables change with its version
/// and what was indexed before must still match.
/// </summary>
public static class RepeatText
{
    private const int FullWidthOffset = '\uFF01' - '!';

    /// <summary>The text as it is compared; normalising it again changes nothing.</summary>
    public static string Normalise(string text) => string.Create(CountKept(text), text, static (kept, text) =>
    {
        var at = 0;
        foreach (var c in text)
            if (Fold(c) is var folded and not '\0')
                kept[at++] = folded;
    });

    private static int CountKept(string text)
    {
        var count = 0;
        foreach (var c in text)
            if (Fold(c) != '\0')
                count++;
        return count;
    }

    /// <summary>The character as it is compared; NUL where it says nothing.</summary>
    private static char Fold(char c)
    {
        if (c is >= '\uFF01' and <= '\uFF5E')
            c = (char)(c - FullWidthOffset);
        return c switch
        {
            >= 'A' and <= 'Z' => (char)(c + ('a' - 'A')),
            (>= 'a' and <= 'z') or (>= '0' and <= '9') => c,
            // Below Latin letters with accents there are controls and signs; then come general punctuation and symbols, the
            // punctuation of Chinese, private use and vertical forms, and what is left of the half-width and full-width forms.
            < '\u00C0' or (>= '\u2000' and <= '\u2BFF') or (>= '\u3000' and <= '\u3004') or (>= '\u3008' and <= '\u3020')
                or (>= '\uE000' and <= '\uF8FF') or (>= '\uFE00' and <= '\uFE6F') or '\uFEFF' or (>= '\uFF5F' and <= '\uFF65')
                or >= '\uFFE0' => '\0',
            _ => c,
        };
    }
}
