using System.CommandLine;
using PetitionHub.Client;
using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Attachments;

/// <summary><c>attachments download</c>.</summary>
internal sealed class DownloadCommand : HubCommand
{
    private const int Sha256Digits = 64;

    private readonly Argument<string> _petition = new("id") { Description = "The petition's id." };
    private readonly Argument<string> _sha256 =
        new("sha256") { Description = "The attachment: 64 hexadecimal digits, as 'attachments list' gives them." };
    private readonly Option<string?> _to = new("--to")
    {
        Description = "The file to write; default: in the current folder, named by the digest. What came so far is beside it, in "
            + "FILE.part.",
        HelpName = "file",
    };

    public DownloadCommand()
        : base(
            "download",
            "Downloads an attachment of a petition and verifies it; the same command continues an interrupted download.",
            "petitionhub attachments download 0197a2c4-5d7e-7c3a-9f10-3b6f2f1f0a11 "
                + "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 --to letter.pdf --unit 430103-housing")
    {
        Add(_petition);
        Add(_sha256);
        Add(_to);
        Does(async (session, parse, cancellationToken) =>
        {
            var digits = parse.GetRequiredValue(_sha256);
            if (digits.Length != Sha256Digits || !digits.All(char.IsAsciiHexDigit))
                throw new UsageException($"'{digits}' is not a SHA-256 of {Sha256Digits} hexadecimal digits.",
                    "See: petitionhub attachments list --help");
            var path = parse.GetValue(_to) ?? digits;
            using var hub = session.Connect();
            await Transferring.WithProgressAsync(
                session,
                totalBytes: 0,
                Path.GetFileName(path),
                async progress =>
                {
                    await new AttachmentTransfer(hub).DownloadAsync(
                        parse.GetRequiredValue(_petition), Convert.FromHexString(digits), path, progress, cancellationToken);
                    return true;
                });
            if (session.Terminal.IsJson)
                session.Terminal.WriteJson(AttachmentJson.Of(path, digits));
            else
                session.Terminal.WriteLine(path);
            return ExitCodes.Done;
        });
    }
}
