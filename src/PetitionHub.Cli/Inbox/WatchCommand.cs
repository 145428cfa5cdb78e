using System.CommandLine;
using PetitionHub.Cli.Ledger;
using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Inbox;

/// <summary><c>inbox watch</c>.</summary>
internal sealed class WatchCommand : HubCommand
{
    private readonly Option<string> _consumer = InboxOptions.Consumer();
    private readonly Option<long?> _after = InboxOptions.After();
    private readonly Option<bool> _ack = new("--ack") { Description = "Acknowledge each entry once it is written out." };

    private readonly Option<int?> _count = new("--count")
    {
        Description = "End after this many entries; without it, only Ctrl-C ends it.",
        HelpName = "count",
    };

    public WatchCommand()
        : base(
            "watch",
            "Shows the inbox as it fills: everything after the cursor, then what comes, a line an entry, until Ctrl-C. Where the "
                + "connection is lost it continues after the last entry seen, for as long as it takes; a hub that refuses the "
                + "unit ends it.",
            "petitionhub inbox watch --unit 430103-housing",
            "petitionhub inbox watch --consumer feed --ack -o json --unit 430103-housing",
            "petitionhub inbox watch --after 0 --count 10 --unit 430103-housing")
    {
        Add(_consumer);
        Add(_after);
        Add(_ack);
        Add(_count);
        Does(WatchAsync);
    }

    private async Task<int> WatchAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        using var whileRead = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, session.Terminal.ReaderGone);
        using var hub = session.Connect();
        var consumer = parse.GetValue(_consumer)!;
        var left = parse.GetValue(_count) ?? int.MaxValue;
        var stream = new InboxStream(hub.Inbox, consumer, session.Host.Clock, session.SayLost);
        if (parse.GetValue(_ack))
            session.Terminal.HandOver(whileRead.Token);
        await using var acknowledger = parse.GetValue(_ack) ? new InboxAcknowledger(hub.Inbox, consumer) : null;
        await foreach (var entry in stream.ReadAsync(parse.GetValue(_after), whileRead.Token))
        {
            if (session.Terminal.IsJson)
                session.Terminal.WriteJson(entry);
            else
                session.Terminal.WriteLine(EntryTables.OneLine(entry));
            acknowledger?.Acknowledge(entry.Sequence, stream.Sha256);
            if (--left == 0)
                break;
        }

        return ExitCodes.Done;
    }
}
