using System.CommandLine;
using PetitionHub.Cli.Petitions;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Sync;

/// <summary><c>sync snapshot</c>.</summary>
internal sealed class SnapshotCommand : HubCommand
{
    private readonly Pages _pages = new();

    public SnapshotCommand()
        : base(
            "snapshot",
            "Copies every petition that the unit may read, with its text, as of one sequence, oldest registration first, while "
                + "the hub runs. The remark at the end says that sequence, and in JSON, a line a page, each page does: follow "
                + "the feed after it.",
            "petitionhub sync snapshot --unit 430100-bureau",
            "petitionhub sync snapshot --all -o json --unit 430100-bureau")
    {
        _pages.AddTo(this);
        Does(CopyAsync);
    }

    private async Task<int> CopyAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        using var hub = session.Connect();
        var place = new GetSnapshotResponse();
        await _pages.ShowAsync<GetSnapshotResponse>(
            session,
            parse,
            async (size, token) =>
            {
                var page = await hub.Sync.GetSnapshotAsync(new() { PageSize = size, PageToken = token },
                    cancellationToken: cancellationToken);
                place = page;
                return ([page], page.NextPageToken);
            },
            pages => PetitionTables.OfMany(pages.SelectMany(page => page.Petitions)));
        var options = FeedCommand.OptionsOf(place.Sequence, place.Sha256);
        session.Terminal.Say($"As of sequence {place.Sequence}: continue with petitionhub sync feed {options}");
        return ExitCodes.Done;
    }
}
