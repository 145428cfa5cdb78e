using System.Text;

namespace PetitionHub.Cli.Tests.Testing;

/// <summary>
/// Splits a command line as a POSIX shell does: single and double quotes, and a pipe or a comment that ends the command.
/// </summary>
internal static class ShellWords
{
    public static string[] Split(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        char? quote = null;
        foreach (var c in line + " ")
        {
            if (quote is null && (c == '|' || (c == '#' && word.Length == 0)))
                break;
            if ((quote is null && c is '\'' or '"') || c == quote)
                quote = quote is null ? c : null;
            else if (quote is null && c == ' ')
                Take();
            else
                word.Append(c);
        }

        return [.. words];

        void Take()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }
}
