using System.CommandLine;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using PetitionHub.Cli.Ledger;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Inbox;

/// <summary><c>inbox pull</c>.</summary>
internal sealed class PullCommand : HubCommand
{
    private readonly Option<string> _consumer = InboxOptions.Consumer();
    private readonly Option<int> _size = new("--size")
    {
        Description = "How many at most, 1 to 1,000; default: 100.",
        HelpName = "count",
    };

    private readonly Option<long?> _after = InboxOptions.After();

    private readonly Option<TimeSpan> _wait = DurationOption.Create(
        "--wait", "How long to wait where there is nothing, at most 60s.", TimeSpan.Zero);

    private readonly Option<bool> _ack = new("--ack") { Description = "Acknowledge the page once it is written out." };

    public PullCommand()
        : base(
            "pull",
            "Reads one page of the inbox after the cursor. With --wait it answers as soon as something comes. An empty page is "
            + "no error.",
            "petitionhub inbox pull --unit 430103-housing",
            "petitionhub inbox pull --consumer archive --size 500 --wait 20s --ack -o json --unit 430103-housing")
    {
        Add(_consumer);
        Add(_size);
        Add(_after);
        Add(_wait);
        Add(_ack);
        Does(PullAsync);
    }

    private async Task<int> PullAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        using var hub = session.Connect();
        var wait = parse.GetValue(_wait);
        var request = new PullInboxRequest
        {
            Consumer = parse.GetValue(_consumer),
            PageSize = parse.GetValue(_size),
            Wait = Duration.FromTimeSpan(wait),
        };
        if (parse.GetValue(_after) is { } after)
            request.AfterSequence = after;
        var deadline = session.Host.Clock.GetUtcNow() + wait + session.Timeout;
        var page = await hub.Inbox.PullInboxAsync(request, deadline: deadline.UtcDateTime, cancellationToken: cancellationToken);
        var acknowledges = parse.GetValue(_ack) && page.Entries.Count > 0;
        if (acknowledges)
            session.Terminal.HandOver(cancellationToken);
        if (session.Terminal.IsJson)
            foreach (var entry in page.Entries)
                session.Terminal.WriteJson(entry);
        else if (page.Entries.Count > 0)
            session.Terminal.Write(EntryTables.OfMany(page.Entries));
        session.Terminal.Say(page.Entries.Count == 0 ? "Nothing new." : page.More ? "There is more." : "That is all for now.");
        if (acknowledges)
            await hub.Inbox.AcknowledgeInboxAsync(
                new AcknowledgeInboxRequest
                {
                    Consumer = request.Consumer,
                    Sequence = page.Entries[^1].Sequence,
                    Sha256 = page.Sha256S.LastOrDefault(ByteString.Empty),
                },
                cancellationToken: cancellationToken);
        return ExitCodes.Done;
    }
}
