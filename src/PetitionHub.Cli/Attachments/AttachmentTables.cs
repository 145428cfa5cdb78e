using PetitionHub.CommandLine.Output;
using PetitionHub.V1;
using Spectre.Console;

namespace PetitionHub.Cli.Attachments;

/// <summary>Attachments for people.</summary>
internal static class AttachmentTables
{
    public static Table Of(Attachment attachment) => Tables.OfFields(
        ("sha256", Digits(attachment)),
        ("size", $"{attachment.SizeBytes:N0} bytes"), ("name", attachment.Name), ("type", attachment.MediaType));

    public static Table OfMany(IEnumerable<FiledAttachment> attachments)
    {
        var table = Tables.Of("filed", "by", "name", "type", "bytes", "sha256");
        foreach (var filed in attachments)
            table.Row(
                Moments.Of(filed.FileTime), filed.UnitCode, filed.Attachment.Name, filed.Attachment.MediaType,
                $"{filed.Attachment.SizeBytes:N0}", Digits(filed.Attachment));
        return table;
    }

    public static string Digits(Attachment attachment) => Convert.ToHexStringLower(attachment.Sha256.Span);
}
