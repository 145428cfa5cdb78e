using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Attachments;

/// <summary><c>attachments list</c>.</summary>
internal sealed class ListAttachmentsCommand : HubCommand
{
    private readonly Argument<string> _petition = new("id") { Description = "The petition's id." };
    private readonly Pages _pages = new();

    public ListAttachmentsCommand()
        : base(
            "list",
            "Lists the attachments of a petition, in the order of filing.",
            "petitionhub attachments list 0197a2c4-5d7e-7c3a-9f10-3b6f2f1f0a11 --all --unit 430103-housing")
    {
        Add(_petition);
        _pages.AddTo(this);
        Does(async (session, parse, cancellationToken) =>
        {
            using var hub = session.Connect();
            var request = new ListAttachmentsRequest { PetitionId = parse.GetRequiredValue(_petition) };
            await _pages.ShowAsync<FiledAttachment>(
                session,
                parse,
                async (size, token) =>
                {
                    (request.PageSize, request.PageToken) = (size, token);
                    var page = await hub.Attachments.ListAttachmentsAsync(request, cancellationToken: cancellationToken);
                    return (page.Attachments, page.NextPageToken);
                },
                AttachmentTables.OfMany);
            return ExitCodes.Done;
        });
    }
}
