using System.CommandLine;
using Google.Protobuf;
using Grpc.Core;
using PetitionHub.Cli.Ledger;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Sync;

/// <summary><c>sync feed</c>.</summary>
internal sealed class FeedCommand : HubCommand
{
    private readonly Option<long> _after = new("--after")
    {
        Description = "Read after this sequence; default: 0, the ledger's beginning.",
        HelpName = "sequence",
    };

    private readonly Option<string?> _afterSha256 = new("--after-sha256")
    {
        Description = "The SHA-256 that came with --after, from the page before or the snapshot. A ledger that was restored "
            + "since is then reported.",
        HelpName = "hex",
    };

    private readonly Option<FeedScope[]> _scopes =
        EnumOption.Many<FeedScope>("--scope", "Only these; default: all. Repeat it, or separate by commas.");

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

    private readonly Option<int> _size = new("--size")
    {
        Description = "How many at most, 1 to 1,000; default: 100.",
        HelpName = "count"
    };

    private readonly Option<bool> _follow = new("--follow") { Description = "Go on with what comes, until Ctrl-C." };

    public FeedCommand()
        : base(
            "feed",
            "Shows, in the ledger's order, the entries that the unit may read: those in its inbox, those that it sent, and for a "
                + "bureau or joint conference those of its territory. One page, in JSON a line, with the sequence after which to "
                + "continue; or, with --follow, everything and then what comes, a line an entry.",
            "petitionhub sync feed --unit 430100-bureau",
            "petitionhub sync feed --scope territory --step transfer,assignment --after 1200 --size 500 --unit 430000-bureau",
            "petitionhub sync feed --follow -o json --unit 430100-bureau")
    {
        foreach (var option in new Option[] { _after, _afterSha256, _scopes, _steps, _matters, _size, _follow })
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
        var sha256 = ReadDigest(parse.GetValue(_afterSha256));
        if (parse.GetValue(_follow))
        {
            var stream = new StreamFeedRequest { AfterSequence = after, AfterSha256 = sha256, Filter = filter };
            await FollowAsync(session, hub.Sync, stream, cancellationToken);
            return ExitCodes.Done;
        }

        var page = await hub.Sync.PullFeedAsync(
            new() { AfterSequence = after, AfterSha256 = sha256, Filter = filter, PageSize = parse.GetValue(_size) },
            cancellationToken: cancellationToken);
        if (session.Terminal.IsJson)
            session.Terminal.WriteJson(page);
        else if (page.Entries.Count > 0)
            session.Terminal.Write(EntryTables.OfMany(page.Entries.Select(entry => entry.Entry)));
        var rest = page.More ? "There is more" : "That is all for now";
        session.Terminal.Say($"{rest}: {OptionsOf(page.ThroughSequence, page.ThroughSha256)}");
        return ExitCodes.Done;
    }

    /// <summary>The options that continue after a place.</summary>
    public static string OptionsOf(long sequence, ByteString sha256) =>
        sha256.IsEmpty ? $"--after {sequence}" : $"--after {sequence} --after-sha256 {Convert.ToHexStringLower(sha256.Span)}";

    private static ByteString ReadDigest(string? hex)
    {
        if (string.IsNullOrEmpty(hex))
            return ByteString.Empty;
        try
        {
            return ByteString.CopyFrom(Convert.FromHexString(hex));
        }
        catch (FormatException)
        {
            throw new UsageException(
                $"'{hex}' is not a SHA-256.", "--after-sha256 takes 64 hexadecimal digits, as a page of the feed gives them.");
        }
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
