namespace PetitionHub.Cli;

/// <summary>Guesses the word that was meant by a mistyped one.</summary>
internal static class Nearest
{
    private const int MostChanges = 2;

    /// <summary>The most alike of the words; null where none is alike.</summary>
    public static string? Of(string word, IEnumerable<string> words) => words
        .Select(candidate => (Word: candidate, Changes: Changes(word, candidate)))
        .Where(each => each.Changes <= Math.Min(MostChanges, word.Length / 2) || IsBeginning(word, each.Word))
        .OrderBy(each => each.Changes)
        .ThenBy(each => each.Word, StringComparer.Ordinal)
        .Select(each => each.Word)
        .FirstOrDefault();

    private static bool IsBeginning(string word, string candidate) =>
        word.Length > 2 && candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>How many letters have to be put in, taken out or changed (Levenshtein).</summary>
    private static int Changes(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (diagonal, left) = (row[0], i);
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var same = char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(other[j - 1]);
                left = Math.Min(Math.Min(left, row[j]) + 1, diagonal + (same ? 0 : 1));
                (diagonal, row[j]) = (row[j], left);
            }
        }

        return row[^1];
    }
}
