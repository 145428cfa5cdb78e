using System.Text;

namespace PetitionHub.CommandLine;

/// <summary>Lines of help that a terminal, a pager and a page of documentation take without breaking them.</summary>
internal static class HelpText
{
    /// <summary>The most columns of a line.</summary>
    public const int Columns = 100;

    /// <summary>How many columns a text takes: Chinese characters take two.</summary>
    public static int WidthOf(string text) => text.EnumerateRunes().Sum(WidthOf);

    /// <summary>Breaks a line at its blanks; the lines after the first are indented further.</summary>
    /// <param name="line">The line, with the blanks before it.</param>
    /// <param name="isCommand">
    /// True for a line of a shell, which continues after a backslash and is never broken within quotes.
    /// </param>
    public static IEnumerable<string> Wrap(string line, bool isCommand)
    {
        var mark = isCommand ? " \\" : "";
        var indent = line.Length - line.TrimStart(' ').Length;
        var written = new StringBuilder(line[..indent]);
        var isEmpty = true;
        foreach (var part in Parts(line[indent..], isCommand))
        {
            if (!isEmpty && WidthOf(written.ToString()) + 1 + WidthOf(part) + mark.Length > Columns)
            {
                yield return written + mark;
                written.Clear().Append(' ', indent + (isCommand ? 4 : 0));
                isEmpty = true;
            }

            written.Append(isEmpty ? "" : " ").Append(part);
            isEmpty = false;
        }

        yield return written.ToString();
    }

    private static int WidthOf(Rune rune) => rune.Value >= 0x1100 && (rune.Value is < 0x2010 or > 0x2E7F) ? 2 : 1;

    private static IEnumerable<string> Parts(string text, bool isCommand)
    {
        var (start, quote) = (0, '\0');
        for (var i = 0; i < text.Length; i++)
        {
            if (isCommand && text[i] is '\'' or '"')
                quote = quote == '\0' ? text[i] : quote == text[i] ? '\0' : quote;
            if (text[i] != ' ' || quote != '\0')
                continue;
            yield return text[start..i];
            start = i + 1;
        }

        yield return text[start..];
    }
}
