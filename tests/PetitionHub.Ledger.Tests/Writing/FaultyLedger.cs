using Microsoft.Extensions.Time.Testing;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Engines;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Opening;
using PetitionHub.Ledger.Tests.Testing;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger.Tests.Writing;

/// <summary>A writer whose session fails where a test says, on a real database that has <see cref="TestUnits.All"/>.</summary>
internal sealed class FaultyLedger : IAsyncDisposable
{
    public const int Attempts = 3;

    private readonly SqliteDatabase _database = new();
    private ILedgerEngine _engine = null!;

    public ErrorLog Log { get; } = new();

    public CommitRecorder Commits { get; } = new();

    public FaultySession Session { get; private set; } = null!;

    public LedgerWriter Writer { get; private set; } = null!;

    public EntryReader Entries { get; private set; } = null!;

    public InboxReader Inboxes { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<FaultyLedger> OpenAsync()
    {
        var ledger = new FaultyLedger();
        await (await TestLedger.OpenWithUnitsAsync(ledger._database)).DisposeAsync();
        var log = new LedgerLog(ledger.Log);
        var options = ledger._database.Options;
        ledger._engine = LedgerEngines.Find(options.Engine)!.Open(options, log);
        await LedgerOpening.OpenKeysAsync(ledger._engine, options, Token);
        (ledger.Entries, ledger.Inboxes) = (new EntryReader(ledger._engine), new InboxReader(ledger._engine));
        ledger.Session = new FaultySession(await ledger._engine.OpenWriteSessionAsync(Token));
        var directory = new UnitDirectory();
        foreach (var unit in TestUnits.All)
            directory.Put(unit);
        // By the clock of the units' registration: what is tested is not the clock.
        var clock = new EntryClock(new FakeTimeProvider(TestLedger.Start), asksDatabase: false, options);
        var health = new WriterHealth(log);
        var runner = new BatchRunner(
            ledger.Session, ledger._engine.Recent, ledger._engine.Keys, directory, TestUnits.All.Count, LedgerRules.Official,
            ledger.Commits, options, clock, health, log)
        {
            Retries = new BatchRetries(
                Attempts, TimeSpan.FromMinutes(1), TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2)),
        };
        ledger.Writer = new LedgerWriter(runner, ledger._engine.Keys, clock, health, options, log);
        return ledger;
    }

    public Task<Answer<CommandReceipt>> SubmitAsync(Submission submission) => Writer.SubmitAsync(submission, Token);

    /// <summary>
    /// Registers a petition and hands it over, so that the other unit has an entry in its inbox; gives its sequence.
    /// </summary>
    public async Task<long> HandOverAsync()
    {
        var handover = Commands.Register(TestUnits.Yuelu, Commands.NewId(), new Transfer(TestUnits.Housing.Code, ""));
        return (await SubmitAsync(handover)).Value!.LastSequence;
    }

    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        await Session.DisposeAsync();
        await _engine.DisposeAsync();
        await _database.DisposeAsync();
    }
}
