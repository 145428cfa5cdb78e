using Buf.Validate;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using PetitionHub.V1;

namespace PetitionHub.Contracts;

/// <summary>
/// The contract with its comments, which generated code leaves out, as protoc described it when this was built.
/// </summary>
public static class ContractDescription
{
    private const string Resource = "contract.binpb";
    private const string Package = "petitionhub.";

    /// <summary>The contract's own files; what they import is left out.</summary>
    public static IReadOnlyList<FileDescriptor> Load()
    {
        using var stream = typeof(ContractDescription).Assembly.GetManifestResourceStream(Resource)!;
        var files = FileDescriptor.BuildFromByteStrings(
            FileDescriptorSet.Parser.ParseFrom(stream).File.Select(file => file.ToByteString()),
            new ExtensionRegistry
            {
                AnnotationsExtensions.Http, FieldBehaviorExtensions.FieldBehavior, ValidateExtensions.Field,
                OptionsExtensions.Label, OptionsExtensions.Reason,
            });
        return [.. files.Where(file => file.Package.StartsWith(Package, StringComparison.Ordinal))];
    }

    /// <summary>What the contract says of a part of it, line by line as it is written; empty where it says nothing.</summary>
    public static string CommentOf(DescriptorBase part)
    {
        ArgumentNullException.ThrowIfNull(part);
        // A comment's line begins with a blank.
        var lines = (part.Declaration?.LeadingComments ?? "").Split('\n').Select(line => line.StartsWith(' ') ? line[1..] : line);
        return string.Join('\n', lines.Select(line => line.TrimEnd())).Trim();
    }

    /// <summary>The first paragraph of what the contract says of a part of it, as one line.</summary>
    public static string SummaryOf(DescriptorBase part) => CommentOf(part).Split("\n\n")[0].ReplaceLineEndings(" ");

    /// <summary>The address of a method as JSON over HTTP; null where it has none.</summary>
    public static HttpRule? AddressOf(MethodDescriptor method)
    {
        ArgumentNullException.ThrowIfNull(method);
        return method.GetOptions()?.GetExtension(AnnotationsExtensions.Http);
    }
}
