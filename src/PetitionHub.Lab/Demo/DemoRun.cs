using System.Diagnostics;
using PetitionHub.CommandLine.Output;
using PetitionHub.Lab.Demo.Material;
using PetitionHub.Lab.Demo.Offices;
using PetitionHub.Lab.Demo.Reporting;
using PetitionHub.Ledger.Checking;
using PetitionHub.Ledger.Entries;
using PetitionHub.V1;
using Unit = PetitionHub.Domain.Units.Unit;

namespace PetitionHub.Lab.Demo;

/// <summary>
/// The demonstration itself: units are imported, provincial bureaus push petitions, and every unit that they reach does its
/// part from its own inbox, until each petition has ended. Then the hub is asked what it knows, and all is added up.
/// </summary>
internal sealed class DemoRun(DemoHub hub, Terminal terminal, int seed, string? keptFolder) : IDisposable
{
    private const int CallsAtOnce = 256;
    private const int PushesAtOnce = 64;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LastNotices = TimeSpan.FromSeconds(15);

    private readonly Throttle _throttle = new(CallsAtOnce);
    private readonly List<(string Phase, double Seconds)> _phases = [];
    private readonly Audit _audit = new();

    /// <summary>Runs it over the petitions.</summary>
    public async Task<DemoReport> RunAsync(
        IReadOnlyList<Unit> units, IReadOnlyList<PetitionDraft> drafts, TimeProvider clock, CancellationToken cancel)
    {
        await TimeAsync("import units", () => ImportAsync(units, cancel));
        var finish = new FinishLine(drafts.Count + 1);
        var roles = units.ToDictionary(unit => unit.Code.Value, unit => new Role(unit.Level, unit.Organ));
        using var country = new Country(hub, finish, _throttle, roles, seed);
        var registered = new (string Petition, string Registrar)[drafts.Count];
        IReadOnlyList<Refused> refused = [];
        var scene = new Mistakes(country, drafts[0], seed, clock);
        await TimeAsync("petitions", async () =>
        {
            await PushAsync(country, drafts, registered, finish, cancel);
            refused = await scene.PlayAsync(cancel);
            await FinishAsync(finish, drafts.Count + 1, cancel);
            await WaitForNoticesAsync(country, cancel);
        });
        await TimeAsync("audit", () =>
            AuditAsync(country, [.. registered, (scene.Petition!, $"{drafts[0].County}-bureau")], cancel));
        var anyClerk = await country.ClerkOfAsync(registered[0].Registrar);
        var head = await anyClerk.Hub.Ledger.GetLedgerHeadAsync(new GetLedgerHeadRequest(), cancellationToken: cancel);
        await country.CloseAsync();
        LedgerCheckReport ledger = null!;
        await TimeAsync("ledger check", async () => ledger = await CheckLedgerAsync(head.Sequence, cancel));
        return Report(units.Count, drafts.Count + 1, country, refused, head, ledger);
    }

    /// <inheritdoc/>
    public void Dispose() => _throttle.Dispose();

    private Task<int> ImportAsync(IReadOnlyList<Unit> units, CancellationToken cancel) =>
        terminal.WithProgressAsync("Importing units", units.Count, async meter =>
        {
            using var channel = hub.ConnectOperator();
            await DirectoryImport.RunAsync(channel, units, $"{seed}", done =>
                meter.Report(done, $"Importing units: {done:N0}"), cancel);
            return units.Count;
        });

    private async Task PushAsync(
        Country country, IReadOnlyList<PetitionDraft> drafts, (string, string)[] registered, FinishLine finish,
        CancellationToken cancel)
    {
        terminal.Say($"Pushing {drafts.Count:N0} petitions from {drafts.Select(draft => draft.Province).Distinct().Count()} "
            + "province(s) …");
        using var failing = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        _ = finish.All.ContinueWith(_ => failing.Cancel(), cancel, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        var sideBySide = new ParallelOptions { MaxDegreeOfParallelism = PushesAtOnce, CancellationToken = failing.Token };
        await Parallel.ForAsync(0, drafts.Count, sideBySide, async (i, token) =>
        {
            var draft = drafts[i];
            var registrar = $"{draft.Province}-bureau";
            var clerk = await country.ClerkOfAsync(registrar);
            var receipt = await clerk.RegisterAsync(draft, $"{seed}/{draft.Number}", $"{draft.City}-bureau", token);
            registered[i] = (receipt.PetitionId, registrar);
        });
    }

    private async Task FinishAsync(FinishLine finish, int total, CancellationToken cancel) =>
        await terminal.WithProgressAsync("Handling petitions", total, async meter =>
        {
            var started = Stopwatch.GetTimestamp();
            while (!finish.All.IsCompleted && Stopwatch.GetElapsedTime(started) < Patience)
            {
                meter.Report(finish.Count, $"Handling petitions: {finish.Count:N0} of {total:N0}, {hub.UnitCount} units at work");
                await Task.WhenAny(finish.All, Task.Delay(TimeSpan.FromMilliseconds(200), cancel));
                cancel.ThrowIfCancellationRequested();
            }

            if (finish.All.IsFaulted)
                await finish.All;
            return 0;
        });

    /// <summary>The last notices are on their way to the senders when the last petition ends.</summary>
    private static async Task WaitForNoticesAsync(Country country, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        var told = -1;
        while (Stopwatch.GetElapsedTime(started) < LastNotices && (!country.Handovers.Agrees || told != country.ConclusionsTold))
        {
            told = country.ConclusionsTold;
            await Task.Delay(TimeSpan.FromMilliseconds(250), cancel);
        }
    }

    private async Task AuditAsync(Country country, (string Petition, string Registrar)[] registered, CancellationToken cancel)
    {
        terminal.Say("Asking the hub for the status of every petition …");
        var sideBySide = new ParallelOptions { MaxDegreeOfParallelism = PushesAtOnce, CancellationToken = cancel };
        await Parallel.ForEachAsync(registered, sideBySide, async (one, token) =>
            _audit.Add(await (await country.ClerkOfAsync(one.Registrar)).ReadAsync(one.Petition, token)));
    }

    private Task<LedgerCheckReport> CheckLedgerAsync(long entries, CancellationToken cancel) =>
        terminal.WithProgressAsync("Checking the ledger", entries, meter =>
        {
            var progress = new Progress<LedgerCheckProgress>(at => meter.Report(
                (double)at.Done / at.Total * entries, $"Checking the ledger: {at.Done:N0} of {at.Total:N0} entries"));
            return hub.Ledger.CheckAsync(progress, cancel);
        });

    private DemoReport Report(
        int units, int petitions, Country country, IReadOnlyList<Refused> refused, GetLedgerHeadResponse head,
        LedgerCheckReport ledger) => new()
        {
            DirectoryUnits = units,
            ActiveUnits = country.OfficeCount,
            Petitions = petitions,
            Handovers = country.Handovers.AllArrived,
            Audit = _audit,
            Mistakes = refused,
            Ledger = ledger,
            Phases = _phases,
            KeptFolder = keptFolder,
            Checks =
            [
                Check.Same("every petition that was registered is in the audit", petitions, _audit.Total),
                Check.Same("every one is concluded, redirected and concluded, or referred", petitions,
                    petitions - _audit.Of(Outcome.Unfinished)),
                Check.Same("registrars were told of every conclusion", _audit.Concluded, country.ConclusionsTold),
                new Check(
                    "what senders handed over is what receivers got, line by line",
                    $"{country.Handovers.AllSent.Values.Sum():N0}", country.Handovers.Agrees),
                Check.Same("every mistake was refused for its reason", refused.Count, refused.Count(one => one.IsRight)),
                Check.Same("the ledger's check found no fault", 0, ledger.FaultCount),
                Check.Same("the check read the ledger to the head that units see", head.Sequence, ledger.Head.Sequence),
                Check.Same("the check folded every petition", petitions, ledger.Petitions),
            ],
        };

    private async Task TimeAsync(string phase, Func<Task> work)
    {
        var (started, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await work();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        _phases.Add((phase, seconds));
        // Hub and units together: on a busy machine the processor time is what can be compared.
        terminal.Say(
            $"  {phase}: {seconds:F1} s, {(Environment.CpuUsage.TotalTime - processor).TotalSeconds:F1} s of processors");
    }
}
