using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.V1;
using Spectre.Console;

namespace PetitionHub.Cli.Inbox;

/// <summary><c>inbox parked</c>.</summary>
internal sealed class ParkedCommand : HubCommand
{
    private readonly Option<string> _consumer = new("--consumer")
    {
        Description = "Only this consumer's; default: all of the unit's.",
        HelpName = "name",
        DefaultValueFactory = _ => "",
    };

    private readonly Pages _pages = new();

    public ParkedCommand()
        : base(
            "parked",
            "Lists what was set aside and not unparked, with the reasons.",
            "petitionhub inbox parked --unit 430103-housing")
    {
        Add(_consumer);
        _pages.AddTo(this);
        Does(ListAsync);
    }

    private async Task<int> ListAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        using var hub = session.Connect();
        var request = new ListParkedInboxEntriesRequest { Consumer = parse.GetValue(_consumer) };
        await _pages.ShowAsync<ParkedInboxEntry>(
            session,
            parse,
            async (size, token) =>
            {
                (request.PageSize, request.PageToken) = (size, token);
                var page = await hub.Inbox.ListParkedInboxEntriesAsync(request, cancellationToken: cancellationToken);
                return (page.Entries, page.NextPageToken);
            },
            ToTable);
        return ExitCodes.Done;
    }

    private static Table ToTable(IEnumerable<ParkedInboxEntry> entries)
    {
        var table = Tables.Of("consumer", "sequence", "parked", "reason");
        foreach (var entry in entries)
            table.Row(entry.Consumer, $"{entry.Sequence}", Moments.Of(entry.ParkTime), entry.Reason);
        return table;
    }
}
