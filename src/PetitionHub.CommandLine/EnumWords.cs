using System.Text;

namespace PetitionHub.CommandLine;

/// <summary>The contract's enum values as words of a command line: <c>handed-over</c> for PETITION_STATUS_HANDED_OVER.</summary>
internal static class EnumWords
{
    /// <summary>The value's word; empty for the unspecified one.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        if (Convert.ToInt32(value, provider: null) == 0)
            return "";
        var word = new StringBuilder();
        foreach (var c in value.ToString())
        {
            if (char.IsAsciiLetterUpper(c) && word.Length > 0)
                word.Append('-');
            word.Append(char.ToLowerInvariant(c));
        }

        return word.ToString();
    }

    /// <summary>Every word but that of the unspecified value.</summary>
    public static IEnumerable<string> All<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().Select(Of).Where(word => word.Length > 0);

    /// <summary>Reads a word, with hyphens or underscores, or the contract's full name.</summary>
    public static bool TryParse<T>(string text, out T value)
        where T : struct, Enum
    {
        var letters = Letters(text);
        foreach (var candidate in Enum.GetValues<T>())
        {
            value = candidate;
            var name = candidate.ToString();
            if (Convert.ToInt32(candidate, provider: null) != 0
                && (Same(letters, name) || Same(letters, typeof(T).Name + name)))
                return true;
        }

        value = default;
        return false;
    }

    private static string Letters(string text) => string.Concat(text.Where(c => c is not ('-' or '_')));

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
