using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.V1;
using Spectre.Console;

namespace PetitionHub.Cli.Sync;

/// <summary><c>sync totals</c>.</summary>
internal sealed class TotalsCommand : HubCommand
{
    private readonly Option<DateTimeOffset?> _from = new("--from")
    {
        Description = "Accepted at or after, such as 2026-11-01T00:00+08:00; default: the ledger's beginning.",
        HelpName = "time",
    };

    private readonly Option<DateTimeOffset?> _before = new("--before")
    {
        Description = "Accepted before; default: now.",
        HelpName = "time"
    };

    private readonly Pages _pages = new();

    public TotalsCommand()
        : base(
            "totals",
            "Counts what the unit exchanged in a period, by direction and counterparty, with a digest of each: the same over the "
                + "unit's own records must give the same (对账). JSON is a line a page, with the sequences of the period.",
            "petitionhub sync totals --unit 430100-bureau",
            "petitionhub sync totals --from 2026-11-01T00:00+08:00 --before 2026-12-01T00:00+08:00 --all -o json --unit "
                + "430100-bureau")
    {
        Add(_from);
        Add(_before);
        _pages.AddTo(this);
        Does(ShowAsync);
    }

    private async Task<int> ShowAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        using var hub = session.Connect();
        var request = new ListExchangeTotalsRequest
        {
            StartTime = ToTimestamp(parse.GetValue(_from)),
            EndTime = ToTimestamp(parse.GetValue(_before))
        };
        await _pages.ShowAsync<ListExchangeTotalsResponse>(
            session,
            parse,
            async (size, token) =>
            {
                (request.PageSize, request.PageToken) = (size, token);
                var page = await hub.Sync.ListExchangeTotalsAsync(request, cancellationToken: cancellationToken);
                return ([page], page.NextPageToken);
            },
            pages => ToTable(pages.SelectMany(page => page.Totals)));
        return ExitCodes.Done;
    }

    private static Table ToTable(IEnumerable<ExchangeTotals> totals)
    {
        var table = Tables.Of("direction", "counterparty", "entries", "sha-256");
        foreach (var total in totals)
            table.Row(
                EnumWords.Of(total.Direction), total.Counterparty,
                $"{total.Count:N0}", Convert.ToHexStringLower(total.Digest.Span));
        return table;
    }

    private static Timestamp? ToTimestamp(DateTimeOffset? time) => time?.ToTimestamp();
}
