using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Engines;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Texts;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger.Opening;

/// <summary>Opens a ledger, and logs how long each part of it took.</summary>
internal sealed class LedgerOpening(
    LedgerOptions options, LedgerRules rules, ICommitListener listener, IDirectoryCopies? copies, TimeProvider clock,
    KeyDraw? drawKeys, LedgerLog log)
{
    public async Task<LedgerStore> RunAsync(CancellationToken cancellationToken)
    {
        options.Validate();
        var kind = LedgerEngines.Find(options.Engine)!;
        var engine = kind.Open(options, log);
        try
        {
            return await RunAsync(engine, options.MigrateAtStart ?? kind.MigratesAtStart, cancellationToken);
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    private async Task<LedgerStore> RunAsync(ILedgerEngine engine, bool migrate, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await PrepareAsync(engine, migrate, cancellationToken);
        if (drawKeys is not null)
            engine.Keys.DrawsBy = drawKeys;
        await OpenKeysAsync(engine, options, cancellationToken);
        var prepared = Stopwatch.GetTimestamp();
        // The head first: a unit that changes meanwhile is loaded again by the first batch.
        var reader = new EntryReader(engine);
        var head = await reader.GetHeadAsync(cancellationToken);
        var directory = await new DirectoryLoading(engine, copies).LoadAsync(cancellationToken);
        var loaded = Stopwatch.GetTimestamp();
        var lastChange = directory.LastChange == 0 ? null : await reader.GetEntryAsync(directory.LastChange, cancellationToken);
        var session = await engine.OpenWriteSessionAsync(cancellationToken);
        var store = Assemble(engine, session, directory.Units, head.Sequence, lastChange);
        log.Opened(
            head.Sequence, directory.Units.Count, directory.FromCopy, Milliseconds(started, prepared),
            Milliseconds(prepared, loaded),
            Milliseconds(loaded, Stopwatch.GetTimestamp()));
        if (options.AcceptClock)
            log.ClockAccepted();
        return store;
    }

    /// <summary>Opens the ledger's key with the master key, and draws it where nobody has.</summary>
    /// <exception cref="LedgerSetupException">The master key is missing, or another ledger's.</exception>
    internal static async Task OpenKeysAsync(ILedgerEngine engine, LedgerOptions options, CancellationToken cancellationToken)
    {
        var (sealedKey, head) = await ReadKeyAsync(engine, cancellationToken);
        if (sealedKey is null && head > 0)
            throw new LedgerSetupException(
                $"The ledger has {head} entries and no key: ledger_head.text_key was removed, and nobody can read its texts. "
                    + "Bring it back from a back-up.");
        var master = MasterKey.Read(options, isNew: sealedKey is null);
        sealedKey ??= await DrawKeyAsync(engine, master, cancellationToken);
        try
        {
            engine.Keys.Open(master, sealedKey);
        }
        catch (InvalidDataException exception)
        {
            throw MasterKey.IsAnother(exception);
        }
    }

    /// <summary>Of several hubs that start at once, one draws it, and all use that.</summary>
    private static async Task<byte[]> DrawKeyAsync(
        ILedgerEngine engine, SealingKey master, CancellationToken cancellationToken)
    {
        var drawn = engine.Keys.Draw(master);
        await using (var context = engine.CreateContext())
            await engine.RunInTransactionAsync(
                context,
                async () => await context.Heads.Where(row => row.Id == HeadRow.TheId && row.TextKey == null && row.Sequence == 0)
                    .ExecuteUpdateAsync(head => head.SetProperty(row => row.TextKey, drawn), cancellationToken) == 1,
                cancellationToken);
        return (await ReadKeyAsync(engine, cancellationToken)).Key!;
    }

    private static async Task<(byte[]? Key, long Head)> ReadKeyAsync(
        ILedgerEngine engine, CancellationToken cancellationToken)
    {
        var head = await engine.ReadAsync(
            context => context.Heads.Where(row => row.Id == HeadRow.TheId).Select(row => new { row.TextKey, row.Sequence })
                .SingleAsync(cancellationToken),
            cancellationToken);
        return (head.TextKey, head.Sequence);
    }

    private LedgerStore Assemble(
        ILedgerEngine engine, IWriteSession session, UnitDirectory directory, long head, StoredEntry? lastChange)
    {
        var (entryClock, health) = (new EntryClock(clock, ReferenceEquals(clock, TimeProvider.System), options),
            new WriterHealth(log));
        var runner = new BatchRunner(
            session, engine.Recent, engine.Keys, directory, head, rules, listener, options, entryClock, health, log);
        var writer = new LedgerWriter(runner, engine.Keys, entryClock, health, options, log);
        return new LedgerStore(engine, session, directory, writer, head, lastChange, rules, clock, log);
    }

    private static async Task PrepareAsync(ILedgerEngine engine, bool migrate, CancellationToken cancellationToken)
    {
        if (migrate)
            await engine.MigrateAsync(cancellationToken);
        else if (await engine.GetPendingMigrationsAsync(cancellationToken) is { Count: > 0 } pending)
            throw new LedgerSetupException(
                $"The ledger's schema lacks {pending.Count} migrations, from {pending[0]} on. Run 'petitionhub ledger migrate', "
                    + "or the script of 'petitionhub ledger script', and start again.");
        await engine.CheckSetupAsync(cancellationToken);
    }

    private static long Milliseconds(long from, long to) => (long)Stopwatch.GetElapsedTime(from, to).TotalMilliseconds;
}
