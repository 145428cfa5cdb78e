using System.CommandLine;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.Certificates;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.Ledger;

namespace PetitionHub.Lab.Bench.Start;

/// <summary><c>petitionhub bench start</c>.</summary>
internal sealed class StartCommand : HubCommand
{
    private readonly Option<long> _entries = BenchOptions.Number(
        "--entries", "How many entries the ledger has, the units' own among them", 1_000_000L);

    private readonly Option<int> _starts = BenchOptions.Number("--starts", "How often a hub is started", 3);

    private readonly Option<string> _folder = BenchOptions.Folder();

    private readonly Option<string> _redis = new("--redis")
    {
        Description = "A Redis for the directory's shared copy.",
        HelpName = "text"
    };

    public StartCommand()
        : base(
            "start",
            "Measures how long a hub takes from the beginning of its process until it answers, on a ledger with the whole "
                + "country's units and a million entries, which is made first. It shows what took how long; the rest is the "
                + "runtime and the services.",
            "petitionhub bench start",
            "petitionhub bench start --entries 200000 --starts 5 --redis 127.0.0.1:6379 -o json")
    {
        foreach (var option in new Option[] { _entries, _starts, _folder, _redis })
            Add(option);
        Does(RunAsync);
    }

    private Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancel) =>
        BenchOptions.InFolderAsync(parse.GetValue(_folder), folder => MeasureAsync(session, parse, folder, cancel));

    private async Task<int> MeasureAsync(Session session, ParseResult parse, string folder, CancellationToken cancel)
    {
        var wanted = parse.GetValue(_entries);
        var filling = new LedgerFilling(new LedgerOptions { DataFolder = folder }, session.Host.Clock);
        var (entries, units) = await session.Terminal.WithProgressAsync("filling", total: 1, meter =>
            filling.RunAsync(wanted, meter, cancel));
        session.Terminal.Say($"The ledger has {entries:N0} entries and {units:N0} units.");
        using var authority = CertificateAuthority.OpenOrCreate(folder, session.Host.Clock, NullLogger.Instance);
        string[] settings = parse.GetValue(_redis) is { } redis ? ["--data", folder, "--redis", redis] : ["--data", folder];
        var table = Tables.Of(
            "start", "schema ms", "directory ms", "units from copy", "writer ms", "listening ms", "first answer ms");
        for (var start = 1; start <= parse.GetValue(_starts); start++)
        {
            var measured = await HubStart.MeasureAsync(settings, authority.IssueOperator("bench"), cancel);
            table.Row(
                $"{start}", $"{measured.SchemaMs:N0}", $"{measured.DirectoryMs:N0}", $"{measured.FromCopy:N0}",
                $"{measured.WriterMs:N0}",
                $"{measured.ListeningMs:N0}", $"{measured.AnsweredMs:N0}");
            if (session.Terminal.IsJson)
                session.Terminal.WriteJson(ToJson(entries, units, measured));
        }

        if (!session.Terminal.IsJson)
            session.Terminal.Write(table);
        return ExitCodes.Done;
    }

    private static JsonObject ToJson(long entries, int units, HubStart start) => new()
    {
        ["entries"] = entries,
        ["units"] = units,
        ["schema_ms"] = start.SchemaMs,
        ["directory_ms"] = start.DirectoryMs,
        ["units_from_copy"] = start.FromCopy,
        ["writer_ms"] = start.WriterMs,
        ["listening_ms"] = start.ListeningMs,
        ["first_answer_ms"] = start.AnsweredMs,
    };
}
