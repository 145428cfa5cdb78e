using System.CommandLine;
using PetitionHub.Client;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Attachments;

/// <summary>What commands that upload files have in common.</summary>
internal sealed class Uploading
{
    private readonly Option<string?> _mediaType = new("--media-type")
    {
        Description = "What the files are, as application/pdf; default: by the name.",
        HelpName = "type",
    };

    public void AddTo(Command command) => command.Add(_mediaType);

    public async Task<Attachment> UploadAsync(
        Session session, ParseResult parse, HubChannel hub, string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw new UsageException($"There is no file '{path}'.", "Nothing was sent.");
        var mediaType = parse.GetValue(_mediaType)
            ?? (MediaTypes.TryFind(path, out var found)
                ? found
                : throw new UsageException(
                    $"The name of '{path}' does not show what it is.", "Say it by --media-type, as application/pdf."));
        return await Transferring.WithProgressAsync(
            session, new FileInfo(path).Length, Path.GetFileName(path),
            progress => new AttachmentTransfer(hub).UploadAsync(path, mediaType, progress, cancellationToken));
    }
}
