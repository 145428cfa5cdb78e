using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using PetitionHub.Contracts;

namespace PetitionHub.CommandLine.Contract;

/// <summary>
/// The contract's own comments: so that what the command line teaches is what the contract says, and is written down once.
/// </summary>
internal sealed partial class ContractManual
{
    private readonly FrozenDictionary<string, string> _comments;

    private ContractManual(FrozenDictionary<string, string> comments) => _comments = comments;

    /// <summary>The manual of the contract that this program was built with.</summary>
    public static ContractManual Shipped { get; } = new(ContractDescription.Load().SelectMany(PartsOf).ToFrozenDictionary(
        part => part.Name, part => ContractDescription.CommentOf(part.Part).ReplaceLineEndings(" ")));

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

    private static IEnumerable<(string Name, DescriptorBase Part)> PartsOf(FileDescriptor file) =>
    [
        .. file.MessageTypes.SelectMany(message => message.Fields.InDeclarationOrder())
            .Select(field => ($"{field.ContainingType.Name}.{field.Name}", field)),
        .. file.EnumTypes.SelectMany(type => type.Values).Select(value => ($"{value.EnumDescriptor.Name}.{value.Name}", value)),
        .. file.Services.SelectMany(service => service.Methods).Select(method => ($"{method.Service.Name}.{method.Name}", method)),
    ];

    [GeneratedRegex(@"Metadata: [^.]*\. ?")]
    private static partial Regex MetadataSentence();
}
