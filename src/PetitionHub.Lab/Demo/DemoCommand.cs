using System.CommandLine;
using System.Diagnostics;
using PetitionHub.CommandLine;
using PetitionHub.Domain.Categories;
using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Units;
using PetitionHub.Lab.Demo.Material;
using PetitionHub.Lab.Demo.Reporting;

namespace PetitionHub.Lab.Demo;

/// <summary><c>petitionhub demo</c>: the whole country on one machine, in a minute, with nothing set up before.</summary>
internal sealed class DemoCommand : HubCommand
{
    private const int BuiltInCount = 600;
    private const string MessagesProvince = "430000";

    private readonly Option<string?> _petitions = new("--petitions")
    {
        Description =
            "Petitions to push in place of the built-in ones: one JSON object a line, with id, user, subject, time, body and "
                + "upvotes. Place, category and purpose are guessed from the words.",
        HelpName = "file",
    };

    private readonly Option<int?> _count = new("--count")
    {
        Description = $"How many petitions at most; default: {BuiltInCount} built-in ones, or the whole file.",
        HelpName = "n",
    };

    private readonly Option<string?> _keep = new("--keep")
    {
        Description = "Keep the ledger and the certificates in this folder, which has to be empty or new.",
        HelpName = "folder",
    };

    private readonly Option<int> _seed = new("--seed")
    {
        Description = "Chooses the built-in petitions, the mistakes and every request id; default: 1.",
        HelpName = "n",
        DefaultValueFactory = _ => 1,
    };

    public DemoCommand()
        : base(
            "demo",
            "Starts a hub of its own, imports the country's 90,504 units, and lets several hundred of them exchange petitions "
                + "over mutual TLS until each is concluded or referred; then proves that all adds up. Nothing has to be set up. "
                + "Ends with 1 if anything does not add up.",
            "petitionhub demo",
            "petitionhub demo --petitions messages.jsonl --count 1000",
            "petitionhub demo --keep demo-data",
            "petitionhub demo --seed 7 -o json | jq .outcomes")
    {
        Add(_petitions);
        Add(_count);
        Add(_keep);
        Add(_seed);
        Does(RunAsync);
    }

    private async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancel)
    {
        session.Terminal.Say(
            "Starting a hub of its own: the country's 90,504 units are imported, then petitions go from provinces to counties "
            + "until each is concluded. About a minute on two cores; how far it is follows.");
        var seed = parse.GetValue(_seed);
        var drafts = ReadDrafts(parse, seed, session.Host.Clock.GetUtcNow());
        var keep = parse.GetValue(_keep);
        if (keep is not null && Directory.Exists(keep) && Directory.EnumerateFileSystemEntries(keep).Any())
            throw new UsageException(
                $"The folder '{keep}' is not empty.", "--keep takes an empty folder, or one that is not there yet.");
        var folder = keep ?? Directory.CreateTempSubdirectory("petitionhub-demo-").FullName;
        try
        {
            return await RunInAsync(folder, keep, session, drafts, seed, cancel);
        }
        finally
        {
            if (keep is null)
                Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> RunInAsync(
        string folder, string? keep, Session session, PetitionDraft[] drafts, int seed, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        DemoReport report;
        await using (var hub = await DemoHub.StartAsync(folder, cancel))
        {
            session.Terminal.Say($"A hub listens at {hub.Address}, its ledger in {folder}.");
            using var run = new DemoRun(hub, session.Terminal, seed, keep);
            var units = NationalDirectory.Generate(DivisionTable.Official).ToArray();
            report = await run.RunAsync(units, drafts, session.Host.Clock, cancel);
        }

        session.Terminal.Say($"Done in {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s.");
        if (session.Terminal.IsJson)
            session.Terminal.WriteJson(DemoJson.Of(report));
        else
            DemoTables.Write(report, session.Terminal);
        return report.IsSound ? ExitCodes.Done : ExitCodes.Failed;
    }

    private PetitionDraft[] ReadDrafts(ParseResult parse, int seed, DateTimeOffset now)
    {
        var count = parse.GetValue(_count);
        if (count < 1)
            throw new UsageException($"--count is {count}.", "It has to be 1 or more.");
        PetitionDraft[] drafts = parse.GetValue(_petitions) is { } path
            ? [.. new MessageReader(new MaskedRegions(DivisionTable.Official, Territory.Parse(MessagesProvince)))
                .Read(path, count ?? int.MaxValue)]
            : [.. new BuiltInPetitions(DivisionTable.Official, CategoryTable.Official)
                .Generate(count ?? BuiltInCount, seed, now)];
        return drafts.Length > 0
            ? drafts
            : throw new UsageException("There is no petition in the file.", "--petitions takes one JSON object a line.");
    }
}
