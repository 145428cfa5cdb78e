using System.CommandLine;
using PetitionHub.Cli.Ledger;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Petitions;

/// <summary><c>petitions timeline</c>.</summary>
internal sealed class TimelineCommand : HubCommand
{
    private readonly Argument<string> _id = new("id") { Description = "The petition's id." };
    private readonly Pages _pages = new();

    public TimelineCommand()
        : base(
            "timeline",
            "Shows what happened to a petition: its ledger entries in order, from registration on.",
            "petitionhub petitions timeline 0197a2c4-5d7e-7c3a-9f10-3b6f2f1f0a11 --all --unit 430103-bureau")
    {
        Add(_id);
        _pages.AddTo(this);
        Does(async (session, parse, cancellationToken) =>
        {
            using var hub = session.Connect();
            var request = new ListTimelineRequest { PetitionId = parse.GetRequiredValue(_id) };
            await _pages.ShowAsync<LedgerEntry>(
                session,
                parse,
                async (size, token) =>
                {
                    (request.PageSize, request.PageToken) = (size, token);
                    var page = await hub.Petitions.ListTimelineAsync(request, cancellationToken: cancellationToken);
                    return (page.Entries, page.NextPageToken);
                },
                EntryTables.OfMany);
            return ExitCodes.Done;
        });
    }
}
