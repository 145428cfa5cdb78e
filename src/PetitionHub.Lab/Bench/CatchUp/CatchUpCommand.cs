using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.Certificates;
using PetitionHub.Client;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.Domain.Units;
using PetitionHub.Lab.Bench.Start;
using PetitionHub.Ledger;
using PetitionHub.V1;

namespace PetitionHub.Lab.Bench.CatchUp;

/// <summary><c>petitionhub bench catchup</c>.</summary>
internal sealed class CatchUpCommand : HubCommand
{
    private const long MebiByte = 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Option<long> _entries = BenchOptions.Number(
        "--entries", "How many entries of petitions were missed", 190_000L);

    private readonly Option<int> _times = BenchOptions.Number("--times", "How often the feed is read", 3);

    private readonly Option<string> _folder = BenchOptions.Folder();

    public CatchUpCommand()
        : base(
            "catchup",
            "Measures how fast a province that was away takes up by its feed what it missed: every entry of its territory, in "
                + "order, through a hub in a process of its own, on a ledger with the whole country's units that is made first; "
                + "and the most memory that each side had meanwhile. It shows the writer's speed, too.",
            "petitionhub bench catchup",
            "petitionhub bench catchup --entries 20000 --times 5 -o json")
    {
        foreach (var option in new Option[] { _entries, _times, _folder })
            Add(option);
        Does(RunAsync);
    }

    private Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancel) =>
        BenchOptions.InFolderAsync(parse.GetValue(_folder), folder => MeasureAsync(session, parse, folder, cancel));

    private async Task<int> MeasureAsync(Session session, ParseResult parse, string folder, CancellationToken cancel)
    {
        var wanted = parse.GetValue(_entries);
        var filling = new LedgerFilling(new LedgerOptions { DataFolder = folder }, session.Host.Clock);
        var (_, units) = await filling.RunAsync(1, ProgressMeter.Hidden, cancel);
        var began = Stopwatch.GetTimestamp();
        var (head, _) = await session.Terminal.WithProgressAsync("filling", total: 1, meter =>
            filling.RunAsync(units + wanted, meter, cancel));
        session.Terminal.Say($"{head - units:N0} entries were written, "
            + $"{(head - units) / Stopwatch.GetElapsedTime(began).TotalSeconds:N0} a second.");
        using var authority = CertificateAuthority.OpenOrCreate(folder, session.Host.Clock, NullLogger.Instance);
        await using var process = ChildProcess.Start(
            ["serve", "--listen", "https://127.0.0.1:0", "--operations-listen", "", "--data", folder]);
        var address = await process.WaitForWordAfterAsync("Listening at ", Patience, cancel);
        var issued = authority.Issue(UnitCode.Parse(LedgerFilling.Province));
        using var hub = HubChannel.Connect(new HubClientOptions
        {
            Addresses = [new Uri(address)],
            CertificatePath = issued.CertificatePath,
            KeyPath = issued.KeyPath,
            AuthorityPath = issued.AuthorityPath,
        });
        var table = Tables.Of("time", "entries", "seconds", "entries/s", "in order", "hub MiB", "reader MiB");
        var isRight = true;
        for (var time = 1; time <= parse.GetValue(_times); time++)
        {
            var read = await ReadAsync(hub.Sync, head, process, cancel);
            isRight &= read.InOrder && read.Entries == head - units;
            table.Row(
                $"{time}", $"{read.Entries:N0}", $"{read.Seconds:N2}", $"{read.Entries / read.Seconds:N0}", read.InOrder ? "yes"
                    : "no",
                $"{read.HubBytes / MebiByte:N0}", $"{read.ReaderBytes / MebiByte:N0}");
            if (session.Terminal.IsJson)
                session.Terminal.WriteJson(new JsonObject
                {
                    ["entries"] = read.Entries,
                    ["seconds"] = read.Seconds,
                    ["entries_per_second"] = read.Entries / read.Seconds,
                    ["in_order"] = read.InOrder,
                    ["hub_peak_bytes"] = read.HubBytes,
                    ["reader_peak_bytes"] = read.ReaderBytes,
                });
        }

        if (!session.Terminal.IsJson)
            session.Terminal.Write(table);
        return isRight ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task<Reading> ReadAsync(
        SyncService.SyncServiceClient sync, long head, ChildProcess hub, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        var (entries, last, inOrder) = (0L, 0L, true);
        var (hubBytes, readerBytes) = (hub.MemoryBytes, Environment.WorkingSet);
        using var feed = sync.StreamFeed(new StreamFeedRequest(), cancellationToken: cancel);
        while (last < head && await feed.ResponseStream.MoveNext(cancel))
        {
            foreach (var entry in feed.ResponseStream.Current.Entries)
            {
                inOrder &= entry.Entry.Sequence > last;
                (last, entries) = (entry.Entry.Sequence, entries + 1);
            }

            last = Math.Max(last, feed.ResponseStream.Current.ThroughSequence);
            (hubBytes, readerBytes) = (Math.Max(hubBytes, hub.MemoryBytes), Math.Max(readerBytes, Environment.WorkingSet));
        }

        return new(entries, Stopwatch.GetElapsedTime(began).TotalSeconds, inOrder, hubBytes, readerBytes);
    }

    /// <summary>The feed, read once; the bytes are the most memory that each process had meanwhile.</summary>
    private sealed record Reading(long Entries, double Seconds, bool InOrder, long HubBytes, long ReaderBytes);
}
