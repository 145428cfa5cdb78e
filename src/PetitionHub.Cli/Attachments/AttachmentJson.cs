using System.Text.Json.Nodes;
using PetitionHub.V1;

namespace PetitionHub.Cli.Attachments;

/// <summary>Files for programs, with digests as the commands take them.</summary>
internal static class AttachmentJson
{
    public static JsonObject Of(Attachment attachment) => new()
    {
        ["sha256"] = AttachmentTables.Digits(attachment),
        ["size_bytes"] = attachment.SizeBytes,
        ["name"] = attachment.Name,
        ["media_type"] = attachment.MediaType,
    };

    public static JsonObject Of(string path, string sha256) => new() { ["path"] = path, ["sha256"] = sha256 };
}
