using System.CommandLine;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.Certificates;
using PetitionHub.Client;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.Console.SignIn;
using PetitionHub.Lab.Bench.Start;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Operators;

namespace PetitionHub.Lab.Bench.Console;

/// <summary><c>petitionhub bench console</c>.</summary>
internal sealed class ConsoleBenchCommand : HubCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Option<long> _entries = BenchOptions.Number(
        "--entries", "How many entries the ledger has, the units' own among them", 1_000_000L);

    private readonly Option<int> _sessions = BenchOptions.Number("--sessions", "How many operators look at once", 20);

    private readonly Option<int> _updates = BenchOptions.Number(
        "--updates", "How many entries are written one by one, each of which every session waits to see", 20);

    private readonly Option<string> _folder = BenchOptions.Folder();

    public ConsoleBenchCommand()
        : base(
            "console",
            "Measures the operators' console on a ledger with the whole country's units and a million entries, which is made "
                + "first: how long the first page takes that each session opens, beside the health page in the same run, and how "
                + "long after its receipt an entry is in the overview. A session asks for the page five times a second; a "
                + "browser's live connection looks twice a second.",
            "petitionhub bench console",
            "petitionhub bench console --entries 200000 --sessions 50 --folder bench-ledger -o json")
    {
        foreach (var option in new Option[] { _entries, _sessions, _updates, _folder })
            Add(option);
        Does(RunAsync);
    }

    private Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancel) =>
        BenchOptions.InFolderAsync(parse.GetValue(_folder), folder => MeasureAsync(session, parse, folder, cancel));

    private async Task<int> MeasureAsync(Session session, ParseResult parse, string folder, CancellationToken cancel)
    {
        var options = new LedgerOptions { DataFolder = folder };
        var filling = new LedgerFilling(options, session.Host.Clock);
        var (entries, units) = await session.Terminal.WithProgressAsync(
            "filling", total: 1, meter => filling.RunAsync(parse.GetValue(_entries), meter, cancel));
        session.Terminal.Say($"The ledger has {entries:N0} entries and {units:N0} units.");
        await using (var schema = LedgerSchema.Of(options, NullLoggerFactory.Instance))
            await schema.Operators.AddAsync(
                ConsoleSession.Name, OperatorRole.View, OperatorPasswords.Hash(ConsoleSession.Password), cancel);

        using var authority = CertificateAuthority.OpenOrCreate(folder, session.Host.Clock, NullLogger.Instance);
        await using var process = ChildProcess.Start(
            ["serve", "--data", folder, "--listen", "https://127.0.0.1:0", "--operations-listen", "http://127.0.0.1:0"]);
        var address = new Uri(await process.WaitForWordAfterAsync("Listening at ", Patience, cancel));
        var operations = new Uri(await process.WaitForWordAfterAsync("For operators: console at ", Patience, cancel));
        using var hub = Connect(address, authority);
        var bench = new ConsoleBench(operations, hub, parse.GetValue(_sessions), parse.GetValue(_updates));
        session.Terminal.Say("Waiting until the figures take in the whole ledger.");
        await bench.CatchUpAsync(Patience, cancel);
        var result = await bench.RunAsync(cancel);
        Report(session.Terminal, entries, units, result);
        return ExitCodes.Done;
    }

    private static HubChannel Connect(Uri address, CertificateAuthority authority)
    {
        var caller = authority.Issue(Domain.Units.UnitCode.Parse(LedgerFilling.Province));
        return HubChannel.Connect(new HubClientOptions
        {
            Addresses = [address],
            CertificatePath = caller.CertificatePath,
            KeyPath = caller.KeyPath,
            AuthorityPath = caller.AuthorityPath,
        });
    }

    private static void Report(Terminal terminal, long entries, int units, ConsoleBenchResult result)
    {
        (string Name, LatencySummary Took)[] rows =
            [("health page", result.Health), ("first page, one session", result.FirstAlone),
                ("first page, all at once", result.First), ("until an entry is shown", result.Update)];
        if (terminal.IsJson)
        {
            terminal.WriteJson(new JsonObject
            {
                ["entries"] = entries,
                ["units"] = units,
                ["health"] = ToJson(result.Health),
                ["first_page_alone"] = ToJson(result.FirstAlone),
                ["first_page"] = ToJson(result.First),
                ["update"] = ToJson(result.Update),
            });
            return;
        }

        var table = Tables.Of("what", "count", "p50 ms", "p90 ms", "p99 ms", "most ms");
        foreach (var (name, took) in rows)
            table.Row(name, $"{took.Count:N0}", $"{took.P50Ms:N1}", $"{took.P90Ms:N1}", $"{took.P99Ms:N1}", $"{took.MaxMs:N1}");
        terminal.Write(table);
    }

    private static JsonObject ToJson(LatencySummary took) => new()
    {
        ["count"] = took.Count,
        ["p50_ms"] = took.P50Ms,
        ["p90_ms"] = took.P90Ms,
        ["p99_ms"] = took.P99Ms,
        ["max_ms"] = took.MaxMs,
    };
}
