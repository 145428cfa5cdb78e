using System.Collections.Frozen;
using Google.Protobuf.Reflection;
using PetitionHub.Contracts;

namespace PetitionHub.CommandLine.Contract;

/// <summary>
/// The contract's own comments: so that what the command line teaches is what the contract says, and is written down once.
/// </summary>
internal sealed class ContractManual
{
    private readonly FrozenDictionary<string, string> _comments;

    private ContractManual(FrozenDictionary<string, string> comments) => _comments = comments;

    /// <summary>The manual of the contract that this program was built with.</summary>
    public static ContractManual Shipped { get; } = new(ContractDescription.Load().SelectMany(PartsOf).ToFrozenDictionary(
        part => part.Name, part => ContractDescription.CommentOf(part.Part)));

    /// <summary>What a reason means and what to do about it; empty for a reason that this program does not know.</summary>
    public string ExplainReason(string reason) => ReasonDescription.Of(reason) is { } description
        ? $"{Comment($"{nameof(V1.Reason)}.REASON_{reason}")} {description.Rule.Advice}".TrimEnd()
        : "";

    /// <summary>
    /// The comment of a <c>Message.field</c>, an <c>Enum.VALUE</c> or a <c>Service.Method</c>, as one line; empty where there is
    /// none.
    /// </summary>
    public string Comment(string name) => string.Join(' ', Lines(name));

    /// <summary>The same, line by line.</summary>
    public string[] Lines(string name) => _comments.GetValueOrDefault(name, "").Split('\n');

    private static IEnumerable<(string Name, DescriptorBase Part)> PartsOf(FileDescriptor file) =>
    [
        .. file.MessageTypes.SelectMany(message => message.Fields.InDeclarationOrder())
            .Select(field => ($"{field.ContainingType.Name}.{field.Name}", field)),
        .. file.EnumTypes.SelectMany(type => type.Values).Select(value => ($"{value.EnumDescriptor.Name}.{value.Name}", value)),
        .. file.Services.SelectMany(service => service.Methods)
            .Select(method => ($"{method.Service.Name}.{method.Name}", method)),
    ];
}
