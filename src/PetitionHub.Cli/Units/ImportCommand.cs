using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Texts;
using PetitionHub.V1;

namespace PetitionHub.Cli.Units;

/// <summary><c>units import</c>.</summary>
internal sealed class ImportCommand : HubCommand
{
    private readonly Argument<FileInfo?> _file = new("file")
    {
        Description = "A .csv with the columns unit_code, name, territory, organ_type, system; or a .jsonl whose lines are "
            + "units, or changes of units ({kind, unit, reason}), in proto JSON.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _national = new("--national")
    {
        Description = "In place of a file: the organs that every division of the country has by law or custom, about 90,000 "
            + "units.",
    };

    private readonly Option<TimeSpan> _retryFor = DurationOption.Create(
        "--retry-for", "How long to keep trying while the hub is away.", TimeSpan.FromSeconds(60));

    private readonly TextInput _texts = new();

    public ImportCommand()
        : base(
            "import",
            "Registers many units over one stream. The request ids follow from the content, so that a second run, or a run after "
                + "an interruption, changes nothing that is there already. Counts what was added, what was there and what was "
                + "refused.",
            "petitionhub units import units.csv --operator admin",
            "petitionhub units import changes.jsonl --operator admin -o json",
            "petitionhub units import --national --operator admin --data /srv/hub")
    {
        Add(_file);
        Add(_national);
        Add(_retryFor);
        _texts.AddTo(this);
        Validators.Add(result =>
        {
            if ((result.GetValue(_file) is null) != result.GetValue(_national))
                result.AddError("Give either a file or --national.");
        });
        Does(ImportAsync);
    }

    private async Task<int> ImportAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        var file = parse.GetValue(_file);
        var faults = 0;
        var source = file is null
            ? NationalUnits.Source()
            : new UnitFile(file, _texts.Decoder(parse), (line, fault) =>
            {
                session.Terminal.Complain($"{file.Name}, line {line}: {fault}");
                Interlocked.Increment(ref faults);
            }).Open();
        using var hub = session.Connect();
        var headBefore = await hub.Ledger.GetLedgerHeadAsync(new GetLedgerHeadRequest(), cancellationToken: cancellationToken);
        var tally = new ImportTally(headBefore.Sequence);
        var import = new UnitImport(hub.Units, parse.GetValue(_retryFor), session.Host.Clock);
        await session.Terminal.WithProgressAsync("importing", source.Count, async meter =>
        {
            await import.RunAsync(source.Changes, (change, answer) =>
            {
                tally.Add(change.UnitChange, answer);
                if (answer.Refused is { } refused)
                    session.Terminal.Say($"{answer.UnitCode}: {refused.Reason}: {refused.Message}");
                meter.Report(tally.Answered, $"{tally.Answered:N0} units");
            }, cancellationToken);
            return tally;
        });
        if (faults > 0 && tally.Answered == 0)
            throw new UsageException(
                $"'{file!.Name}' has no line that is a unit.", "Correct the lines that are named above, and run it again.");
        tally.RefuseLines(faults);
        if (session.Terminal.IsJson)
            session.Terminal.WriteJson(tally.ToJson());
        else
            session.Terminal.Write(tally.ToTable());
        session.Terminal.Say($"{tally.Added:N0} added, {tally.Unchanged:N0} there already, {tally.Refused:N0} refused.");
        return tally.Refused == 0 ? ExitCodes.Done : tally.Answered == tally.Refused ? ExitCodes.Failed : ExitCodes.PartlyDone;
    }
}
