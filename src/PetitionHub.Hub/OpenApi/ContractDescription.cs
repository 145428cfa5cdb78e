using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace PetitionHub.Hub.OpenApi;

/// <summary>The contract with its comments and annotations, as protoc described it when the hub was built.</summary>
internal static class ContractDescription
{
    private const string Resource = "contract.binpb";
    private const string Package = "petitionhub.";

    /// <summary>The contract's own files; what they import is left out.</summary>
    public static IReadOnlyList<FileDescriptor> Load()
    {
        using var stream = typeof(V1.Petition).Assembly.GetManifestResourceStream(Resource)!;
        var files = FileDescriptor.BuildFromByteStrings(
            FileDescriptorSet.Parser.ParseFrom(stream).File.Select(file => file.ToByteString()),
            new ExtensionRegistry { AnnotationsExtensions.Http });
        return [.. files.Where(file => file.Package.StartsWith(Package, StringComparison.Ordinal))];
    }

    /// <summary>What the contract says of a part of it.</summary>
    public static string CommentOf(DescriptorBase part) =>
        string.Join('\n', (part.Declaration?.LeadingComments ?? "").Split('\n').Select(line => line.Trim())).Trim();

    /// <summary>The address of a method over HTTP; null where it has none.</summary>
    public static HttpRule? RuleOf(MethodDescriptor method) => method.GetOptions()?.GetExtension(AnnotationsExtensions.Http);
}
