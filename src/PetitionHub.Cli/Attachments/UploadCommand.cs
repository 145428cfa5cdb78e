using System.CommandLine;
using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Attachments;

/// <summary><c>attachments upload</c>.</summary>
internal sealed class UploadCommand : HubCommand
{
    private readonly Argument<string> _path = new("file") { Description = "The file." };
    private readonly Uploading _uploading = new();

    public UploadCommand()
        : base(
            "upload",
            "Uploads a file, to be filed to a petition later; the hub keeps it for seven days until then.",
            "petitionhub attachments upload letter.pdf --unit 430103-bureau")
    {
        Add(_path);
        _uploading.AddTo(this);
        Does(async (session, parse, cancellationToken) =>
        {
            using var hub = session.Connect();
            var attachment = await _uploading.UploadAsync(session, parse, hub, parse.GetRequiredValue(_path), cancellationToken);
            if (session.Terminal.IsJson)
                session.Terminal.WriteJson(AttachmentJson.Of(attachment));
            else
                session.Terminal.Write(AttachmentTables.Of(attachment));
            return ExitCodes.Done;
        });
    }
}
