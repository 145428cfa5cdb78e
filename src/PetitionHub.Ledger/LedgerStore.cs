using Microsoft.Extensions.Logging;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Checking;
using PetitionHub.Ledger.Engines;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger;

/// <summary>A ledger, open: its writer, its reader and the directory as of its head.</summary>
public sealed class LedgerStore : IAsyncDisposable
{
    private readonly ILedgerEngine _engine;
    private readonly IWriteSession _session;
    private readonly LedgerLog _log;

    private LedgerStore(ILedgerEngine engine, IWriteSession session, UnitDirectory directory, LedgerWriter writer, LedgerLog log)
    {
        (_engine, _session, _log) = (engine, session, log);
        (Directory, Writer, Reader) = (directory, writer, new LedgerReader(engine));
    }

    /// <summary>The units as of this replica's last batch; see <see cref="LedgerWriter.RefreshUnitsAsync"/>.</summary>
    public UnitDirectory Directory { get; }

    /// <summary>The way into the ledger.</summary>
    public LedgerWriter Writer { get; }

    /// <summary>The way out of it.</summary>
    public LedgerReader Reader { get; }

    /// <summary>Opens the ledger: makes or migrates the database, unless told otherwise, and loads the directory.</summary>
    /// <exception cref="ArgumentException">An option is not as it must be; the message names it.</exception>
    /// <exception cref="LedgerSetupException">The database cannot serve as it is; the message says what to do.</exception>
    public static Task<LedgerStore> OpenAsync(
        LedgerOptions options,
        LedgerRules rules,
        ICommitListener listener,
        TimeProvider clock,
        ILoggerFactory loggers,
        CancellationToken cancellationToken)
    {
        options.Validate();
        var log = new LedgerLog(loggers.CreateLogger<LedgerStore>());
        return OpenAsync(LedgerEngines.Find(options.Engine)!, options, rules, listener, clock, log, cancellationToken);
    }

    private static async Task<LedgerStore> OpenAsync(
        IEngineKind kind,
        LedgerOptions options,
        LedgerRules rules,
        ICommitListener listener,
        TimeProvider clock,
        LedgerLog log,
        CancellationToken cancellationToken)
    {
        var engine = kind.Open(options, log);
        try
        {
            return await OpenAsync(engine, kind, options, rules, listener, clock, log, cancellationToken);
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    private static async Task<LedgerStore> OpenAsync(
        ILedgerEngine engine,
        IEngineKind kind,
        LedgerOptions options,
        LedgerRules rules,
        ICommitListener listener,
        TimeProvider clock,
        LedgerLog log,
        CancellationToken cancellationToken)
    {
        await PrepareAsync(engine, options.MigrateAtStart ?? kind.MigratesAtStart, cancellationToken);
        var reader = new LedgerReader(engine);
        // The head first: a unit that changes meanwhile is loaded again by the first batch.
        var head = await reader.GetHeadAsync(cancellationToken);
        var directory = new UnitDirectory();
        await foreach (var unit in reader.ReadUnitsAsync(cancellationToken))
            directory.Put(unit);
        var session = await engine.OpenWriteSessionAsync(cancellationToken);
        var runner = new BatchRunner(session, directory, head.Sequence, rules, listener, options, clock, log);
        log.Opened(head.Sequence, directory.Count);
        return new LedgerStore(engine, session, directory, new LedgerWriter(runner, options, log), log);
    }

    private static async Task PrepareAsync(ILedgerEngine engine, bool migrate, CancellationToken cancellationToken)
    {
        if (migrate)
            await engine.MigrateAsync(cancellationToken);
        else if (await engine.GetPendingMigrationsAsync(cancellationToken) is { Count: > 0 } pending)
            throw new LedgerSetupException(
                $"The ledger's schema lacks {pending.Count} migrations, from {pending[0]} on. Run 'petitionhub ledger migrate', or the script "
                + "of 'petitionhub ledger script', and start again.");
        await engine.CheckSetupAsync(cancellationToken);
    }

    /// <summary>
    /// Checks the whole ledger, as of one moment, in bounded memory, also while the hub writes. It reports its progress in
    /// entries after every thousand.
    /// </summary>
    public Task<LedgerCheckReport> CheckAsync(IProgress<LedgerCheckProgress>? progress, CancellationToken cancellationToken) =>
        Task.Run(() => new LedgerCheck(_engine, progress).RunAsync(cancellationToken), cancellationToken);

    /// <summary>Lets the writer finish what waits, and closes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        await _session.DisposeAsync();
        await _engine.DisposeAsync();
        _log.Closed();
    }
}
