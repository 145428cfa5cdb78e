using System.CommandLine;
using Grpc.Core;
using PetitionHub.Cli.CommandLine;
using PetitionHub.Cli.Ledger;
using PetitionHub.V1;

namespace PetitionHub.Cli.Sync;

/// <summary><c>sync feed</c>.</summary>
internal sealed class FeedCommand : HubCommand
{
    private readonly Option<long> _after = new("--after")
    {
        Description = "Read after this sequence; 0, the ledger's beginning, unless given.",
        HelpName = "sequence",
    };

    private readonly Option<FeedScope[]> _scopes =
        EnumOption.Many<FeedScope>("--scope", "Only these; all of them unless given. Repeat it, or separate by commas.");

    private readonly Option<string[]> _steps = new("--step")
    {
        Description = "Only this step, as the contract names it: transfer, handling_opinion. Repeat it for more.",
        HelpName = "name",
    };

    private readonly Option<string[]> _matters = new("--matter")
    {
        Description = "Only petitions of this matter, by its id. Repeat it for more.",
        HelpName = "id",
    };

    private readonly Option<int> _size = new("--size") { Description = "How many at most, 1 to 1,000; 100 unless given.", HelpName = "count" };

    private readonly Option<bool> _follow = new("--follow") { Description = "Go on with what comes, until Ctrl-C." };

    public FeedCommand()
        : base(
            "feed",
            "Shows, in the ledger's order, the entries that the unit may read: those in its inbox, those that it sent, and for a bureau or "
            + "joint conference those of its territory. One page, in JSON a line, with the sequence after which to go on; or, with --follow, "
            + "everything and then what comes, a line an entry.",
            "petitionhub sync feed --unit 430100-bureau",
            "petitionhub sync feed --scope territory --step transfer,assignment --after 1200 --size 500 --unit 430000-bureau",
            "petitionhub sync feed --follow -o json --unit 430100-bureau")
    {
        foreach (var option in new Option[] { _after, _scopes, _steps, _matters, _size, _follow })
            Add(option);
        Does(ReadAsync);
    }

    private async Task<int> ReadAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        using var hub = session.Connect();
        var filter = new FeedFilter
        {
            Scopes = { parse.GetValue(_scopes) ?? [] },
            Steps = { (parse.GetValue(_steps) ?? []).SelectMany(names => names.Split(',')) },
            MatterIds = { parse.GetValue(_matters) ?? [] },
        };
        var after = parse.GetValue(_after);
        if (parse.GetValue(_follow))
        {
            await FollowAsync(session, hub.Sync, new StreamFeedRequest { AfterSequence = after, Filter = filter }, cancellationToken);
            return ExitCodes.Done;
        }

        var page = await hub.Sync.PullFeedAsync(
            new() { AfterSequence = after, Filter = filter, PageSize = parse.GetValue(_size) }, cancellationToken: cancellationToken);
        if (session.Terminal.IsJson)
            session.Terminal.WriteJson(page);
        else if (page.Entries.Count > 0)
            session.Terminal.Write(EntryTables.OfMany(page.Entries.Select(entry => entry.Entry)));
        session.Terminal.Say($"{(page.More ? "There is more" : "That is all for now")}: --after {page.ThroughSequence}");
        return ExitCodes.Done;
    }

    private static async Task FollowAsync(
        Session session, SyncService.SyncServiceClient sync, StreamFeedRequest request, CancellationToken cancellationToken)
    {
        using var whileRead = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, session.Terminal.ReaderGone);
        using var feed = sync.StreamFeed(request, cancellationToken: whileRead.Token);
        await foreach (var message in feed.ResponseStream.ReadAllAsync(whileRead.Token))
        {
            foreach (var entry in message.Entries)
            {
                if (session.Terminal.IsJson)
                    session.Terminal.WriteJson(entry);
                else
                    session.Terminal.WriteLine(EntryTables.OneLine(entry.Entry));
            }
        }
    }
}
