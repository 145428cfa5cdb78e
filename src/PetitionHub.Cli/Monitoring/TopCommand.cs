using System.CommandLine;
using System.Runtime.CompilerServices;
using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PetitionHub.Cli.Monitoring;

/// <summary><c>top</c>.</summary>
internal sealed class TopCommand : HubCommand
{
    private static readonly string[] Headings =
        ["time", "sequence", "entries per second", "registered", "handed over", "signed for", "accepted", "concluded", "overdue",
            "returned", "bounced"];

    private readonly Option<string> _territory = WatchOptions.Territory();
    private readonly Option<bool> _once = new("--once") { Description = "Show the state once, and end." };

    public TopCommand()
        : base(
            "top",
            "The exchange, live: the rate, what happened since midnight, and the largest corridors between provinces. It draws "
                + "anew on a terminal; into a file, and as json or csv, it writes a line whenever something changed, until "
                + "Ctrl-C.",
            "petitionhub top --operator admin",
            "petitionhub top --territory 430000 --once -o json --operator admin",
            "petitionhub top -o csv --unit 430000-bureau")
    {
        Add(_territory);
        Add(_once);
        WritesSheets = true;
        Does(WatchAsync);
    }

    private async Task<int> WatchAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        using var whileRead = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, session.Terminal.ReaderGone);
        using var hub = session.Connect();
        var states = ReadAsync(hub.Monitoring, parse.GetValue(_territory)!, parse.GetValue(_once), session, whileRead.Token);
        if (parse.GetValue(_once))
            await foreach (var state in states)
            {
                Write(state, session.Terminal);
                break;
            }
        else if (session.Terminal.IsLive)
            await session.Terminal.LiveAsync(new Text("Connecting …"), async show =>
            {
                await foreach (var state in states)
                    show(Draw(state));
            });
        else
            await WriteLinesAsync(states, session.Terminal);
        return ExitCodes.Done;
    }

    /// <summary>The stream, over as many connections as it takes; with --once a failure is reported at once.</summary>
    private static async IAsyncEnumerable<WatchVolumesResponse> ReadAsync(
        MonitoringService.MonitoringServiceClient monitoring, string territory, bool once, Session session,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var failures = 0;
        while (true)
        {
            using var call = monitoring.WatchVolumes(
                new WatchVolumesRequest { Territory = territory }, cancellationToken: cancellationToken);
            while (await TryMoveNextAsync(call.ResponseStream, once, session, cancellationToken))
            {
                failures = 0;
                yield return call.ResponseStream.Current;
            }

            await Task.Delay(HubRetry.Pause(failures++, null), session.Host.Clock, cancellationToken);
        }
    }

    /// <summary>False where the stream is over and a new one is worth a try.</summary>
    private static async Task<bool> TryMoveNextAsync(
        IAsyncStreamReader<WatchVolumesResponse> stream, bool once, Session session, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.MoveNext(cancellationToken);
        }
        catch (RpcException exception) when (
            !once && !cancellationToken.IsCancellationRequested && HubError.From(exception).IsTransient)
        {
            session.SayLost(exception);
            return false;
        }
    }

    private static async Task WriteLinesAsync(IAsyncEnumerable<WatchVolumesResponse> states, Terminal terminal)
    {
        var isFirst = true;
        await foreach (var state in states)
        {
            if (terminal.IsJson)
                terminal.WriteJson(state);
            else if (terminal.IsCsv)
                terminal.Write(new Sheet(Headings) { HasHeadings = isFirst }.Row(Line(state)));
            else
                terminal.WriteLine(string.Join(
                    "  ", Headings.Zip(Line(state), (heading, value) => $"{heading} {Sheet.Show(value)}")));
            isFirst = false;
        }
    }

    private static void Write(WatchVolumesResponse state, Terminal terminal)
    {
        if (terminal.IsJson)
            terminal.WriteJson(state);
        else if (terminal.IsCsv)
            terminal.Write(new Sheet(Headings).Row(Line(state)));
        else
            foreach (var table in TablesOf(state))
                terminal.Write(table);
    }

    private static Rows Draw(WatchVolumesResponse state) => new(TablesOf(state).Cast<IRenderable>());

    private static object?[] Line(WatchVolumesResponse state)
    {
        var today = state.Today ?? new VolumePoint();
        return
        [
            state.AsOf?.Time, state.AsOf?.Sequence ?? 0, state.EntriesPerSecond, today.Registered, HandedOver(today),
            today.Acknowledged?.Count ?? 0,
            today.Accepted?.Count ?? 0, today.Concluded?.Count ?? 0, today.Overdue, today.Returned, today.Bounced,
        ];
    }

    private static long HandedOver(VolumePoint today) =>
        today.Sent.Where(one => one.Kind is not (FlowKind.Copy or FlowKind.Return)).Sum(one => one.Count);

    private static IEnumerable<Table> TablesOf(WatchVolumesResponse state)
    {
        yield return Tables.OfFields(Headings.Zip(Line(state), (heading, value) => (heading, Sheet.Show(value))));
        var corridors = new Sheet("from", "to", "today");
        foreach (var cell in state.Corridors)
            corridors.Row(NameOf(cell.From), NameOf(cell.To), cell.Count);
        yield return corridors.ToTable();
    }

    private static string NameOf(FlowEnd end) => end.Name.Length > 0 ? end.Name : end.Key;
}
