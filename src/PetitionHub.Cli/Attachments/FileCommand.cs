using System.CommandLine;
using PetitionHub.Cli.Ledger;
using PetitionHub.Client;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Attachments;

/// <summary><c>attachments file</c>.</summary>
internal sealed class FileCommand : HubCommand
{
    private readonly Argument<string> _petition = new("id") { Description = "The petition's id." };
    private readonly Argument<string[]> _paths = new("file")
    {
        Description = "The files, at most 20.",
        Arity = ArgumentArity.OneOrMore
    };
    private readonly Option<string> _remark = new("--remark")
    {
        Description = "A remark.",
        HelpName = "text",
        DefaultValueFactory = _ => "",
    };

    private readonly Uploading _uploading = new();

    public FileCommand()
        : base(
            "file",
            "Uploads files and files them to a petition, for all who may read it. The same command again files nothing twice.",
            "petitionhub attachments file 0197a2c4-5d7e-7c3a-9f10-3b6f2f1f0a11 letter.pdf photo.jpg --unit 430103-bureau")
    {
        Add(_petition);
        Add(_paths);
        Add(_remark);
        _uploading.AddTo(this);
        Does(async (session, parse, cancellationToken) =>
        {
            using var hub = session.Connect();
            var filing = new AttachmentFiling { Remark = parse.GetValue(_remark) };
            foreach (var path in parse.GetRequiredValue(_paths))
                filing.Attachments.Add(await _uploading.UploadAsync(session, parse, hub, path, cancellationToken));
            var answer = await hub.Attachments.FileAttachmentsAsync(
                RequestOf(parse.GetRequiredValue(_petition), filing, hub.Caller), cancellationToken: cancellationToken);
            if (session.Terminal.IsJson)
                session.Terminal.WriteJson(answer.Receipt);
            else
                session.Terminal.Write(EntryTables.OfReceipt(answer.Receipt));
            return ExitCodes.Done;
        });
    }

    private static FileAttachmentsRequest RequestOf(string petition, AttachmentFiling filing, HubCaller caller)
    {
        string[] parts =
        [
            "attachments file", caller.ToString(), petition, filing.Remark,
            .. filing.Attachments.SelectMany(file =>
                new[] { Convert.ToHexStringLower(file.Sha256.Span), file.Name, file.MediaType }),
        ];
        return new() { RequestId = CommandId.Of(parts).ToString(), PetitionId = petition, AttachmentFiling = filing };
    }
}
