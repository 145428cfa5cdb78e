using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.CommandLine.Output;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Projections;
using PetitionHub.Ledger.Repeats;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Lab.Bench.Repeats;

/// <summary>
/// A ledger of one bureau that registers items, and its index of repeats. It is what a hub has, without the calls.
/// </summary>
internal sealed class RepeatLedger : IAsyncDisposable
{
    private const int AtOnce = 4_096;

    private static readonly Unit Registrar = new(
        UnitCode.Parse("000000-bureau"), "bench", Territory.Country, OrganType.Bureau, "petition", UnitStatus.Active, null);

    private readonly LedgerStore _store;

    private RepeatLedger(LedgerStore store) => _store = store;

    public RepeatIndex Index => _store.Repeats;

    public PetitionReader Petitions => _store.Petitions;

    public static async Task<RepeatLedger> OpenAsync(string folder, TimeProvider clock, CancellationToken cancel)
    {
        var store = await LedgerStore.OpenAsync(
            new LedgerOptions
            {
                DataFolder =
                folder
            }, LedgerRules.Official, new NoListener(), copies: null, clock, NullLoggerFactory.Instance, cancel);
        var ledger = new RepeatLedger(store);
        await ledger.SubmitAsync(Actor.Operator("bench"), null, new UnitChange(UnitChangeKind.Register, Registrar, ""), cancel);
        return ledger;
    }

    /// <summary>Registers the items; gives their ids, in order.</summary>
    public async Task<List<PetitionId>> RegisterAsync(
        IEnumerable<PetitionDetails> items, int count, ProgressMeter meter, CancellationToken cancel)
    {
        var ids = new List<PetitionId>(count);
        foreach (var page in items.Chunk(AtOnce))
        {
            ids.AddRange(await Task.WhenAll(page.Select(details => RegisterAsync(details, cancel))));
            meter.Report((double)ids.Count / count, $"{ids.Count:N0} of {count:N0} items registered");
        }

        return ids;
    }

    /// <summary>Makes the index; returns how long it took.</summary>
    public async Task<TimeSpan> IndexAsync(ProgressMeter meter, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        for (ProgressIn position = new(0, 1); !position.IsDone; meter.Report(
            position.Part, $"{position.Done:N0} of {position.All:N0} entries indexed"))
            position = ProgressIn.Of(await Index.Projection.AdvanceAsync(cancel));
        return Stopwatch.GetElapsedTime(began);
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private async Task<PetitionId> RegisterAsync(PetitionDetails details, CancellationToken cancel)
    {
        var id = new PetitionId(Guid.CreateVersion7());
        var queryCode = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..16];
        await SubmitAsync(Actor.Of(Registrar.Code), id, new Registration(details, [], queryCode), cancel);
        return id;
    }

    private async Task SubmitAsync(Actor actor, PetitionId? petition, Step step, CancellationToken cancel)
    {
        var id = Guid.CreateVersion7();
        var submission = new Submission(new Command(id, actor, petition, [step]),
            SHA256.HashData(Encoding.ASCII.GetBytes(id.ToString())));
        if ((await _store.Writer.SubmitAsync(submission, cancel)).Refusal is { } refusal)
            throw new InvalidOperationException($"The ledger refused: {refusal}");
    }

    private readonly record struct ProgressIn(long Done, long All)
    {
        public bool IsDone => Done >= All;

        public double Part => (double)Done / All;

        public static ProgressIn Of(ProjectionPosition position) => new(position.Sequence, position.Head);
    }
}
