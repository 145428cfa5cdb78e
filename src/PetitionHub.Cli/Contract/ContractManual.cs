using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace PetitionHub.Cli.Contract;

/// <summary>
/// The contract's own comments, read from the protos that are shipped inside the program: so that what the command line teaches
/// is what the contract says, and is written down once.
/// </summary>
internal sealed partial class ContractManual
{
    private readonly FrozenDictionary<string, string> _comments;

    private ContractManual(FrozenDictionary<string, string> comments) => _comments = comments;

    /// <summary>The manual of the contract that this program was built with.</summary>
    public static ContractManual Shipped { get; } = ReadShipped();

    /// <summary>What a reason means and what to do about it; empty for a reason that this program does not know.</summary>
    /// <remarks>
    /// The comment's first sentence is the canonical code, and metadata are shown by themselves: both are left out.
    /// </remarks>
    public string ExplainReason(string reason)
    {
        var comment = Comment($"Reason.REASON_{reason}");
        var afterCode = comment.IndexOf(". ", StringComparison.Ordinal);
        return afterCode < 0 ? "" : MetadataSentence().Replace(comment[(afterCode + 2)..], "").Trim();
    }

    /// <summary>
    /// The comment of a <c>Message.field</c>, an <c>Enum.VALUE</c> or a <c>Service.Method</c>; empty where there is none.
    /// </summary>
    public string Comment(string name) => _comments.GetValueOrDefault(name, "");

    private static ContractManual ReadShipped()
    {
        var comments = new Dictionary<string, string>();
        var assembly = typeof(ContractManual).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".proto", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            ReadFile(reader, comments);
        }

        return new ContractManual(comments.ToFrozenDictionary());
    }

    private static void ReadFile(StreamReader reader, Dictionary<string, string> comments)
    {
        var scope = "";
        var comment = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            var text = line.Trim();
            if (text.StartsWith("//", StringComparison.Ordinal))
            {
                comment.Add(text[2..].Trim());
                continue;
            }

            if (Block().Match(text) is { Success: true } block)
                scope = block.Groups[1].Value;
            else if (Member().Match(text) is { Success: true } member)
                comments[$"{scope}.{member.Groups[1].Value}"] = string.Join(' ', comment.Where(words => words.Length > 0));
            comment.Clear();
        }
    }

    [GeneratedRegex(@"^(?:message|enum|service) (\w+) \{")]
    private static partial Regex Block();

    [GeneratedRegex(@"^(?:rpc (\w+)\(|(?:(?:repeated |optional )?[\w.]+ )?(?<1>\w+) = \d+;)")]
    private static partial Regex Member();

    [GeneratedRegex(@"Metadata: [^.]*\. ?")]
    private static partial Regex MetadataSentence();
}
