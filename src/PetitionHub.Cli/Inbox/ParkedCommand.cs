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
            "Lists what was set aside and not released, with the reasons.",
            "petitionhub inbox parked --unit 430103-housing")
    {
        Add(_consumer);
        _pages.AddTo(this);
        Does(ListAsync);
    }

    private async Task<int> ListAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        using var hub = session.Connect();
        var request = new ListParkedInboxItemsRequest { Consumer = parse.GetValue(_consumer) };
        await _pages.ShowAsync<ParkedInboxItem>(
            session,
            parse,
            async (size, token) =>
            {
                (request.PageSize, request.PageToken) = (size, token);
                var page = await hub.Inbox.ListParkedInboxItemsAsync(request, cancellationToken: cancellationToken);
                return (page.Items, page.NextPageToken);
            },
            ToTable);
        return ExitCodes.Done;
    }

    private static Table ToTable(IEnumerable<ParkedInboxItem> items)
    {
        var table = Tables.Of("consumer", "sequence", "parked", "reason");
        foreach (var item in items)
            table.Row(item.Consumer, $"{item.Sequence}", Moments.Of(item.ParkTime), item.Reason);
        return table;
    }
}
