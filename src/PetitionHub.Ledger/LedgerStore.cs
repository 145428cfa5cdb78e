using Microsoft.Extensions.Logging;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Checking;
using PetitionHub.Ledger.Checking.Figures;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Duties;
using PetitionHub.Ledger.Engines;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Exchange;
using PetitionHub.Ledger.Feeds;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Lists;
using PetitionHub.Ledger.Monitoring;
using PetitionHub.Ledger.Monitoring.Health;
using PetitionHub.Ledger.Opening;
using PetitionHub.Ledger.Operators;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Projections;
using PetitionHub.Ledger.Repeats;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Texts;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger;

/// <summary>A ledger, open: its writer, its reader and the directory as of its head.</summary>
public sealed class LedgerStore : IAsyncDisposable
{
    private readonly ILedgerEngine _engine;
    private readonly IWriteSession _session;
    private readonly LedgerRules _rules;
    private readonly LedgerLog _log;

    internal LedgerStore(ILedgerEngine engine, IWriteSession session, UnitDirectory directory, LedgerWriter writer,
        long openedAt, StoredEntry? lastUnitChange, LedgerRules rules, TimeProvider clock, LedgerLog log)
    {
        (_engine, _session, _rules, _log) = (engine, session, rules, log);
        var recent = engine.Recent;
        (Directory, Writer, Repeats) = (directory, writer, new RepeatIndex(engine, recent, clock));
        (Entries, Petitions) = (new EntryReader(engine), new PetitionReader(engine));
        Lists = new ListReader(engine, recent, clock);
        (Duties, Feeds) = (new DutyReader(engine, Lists.Projection), new FeedReader(engine, Lists.Projection));
        (Exchange, Inboxes) = (new ExchangeReader(engine, Lists.Projection), new InboxReader(engine));
        (Units, Attachments) = (new DirectoryReader(engine), new AttachmentReader(engine, engine.Keys));
        Monitoring = new MonitoringReader(engine, rules, Lists.Projection, recent, clock);
        Contacts = new ContactWriter(engine);
        (Projections, Operators) = (new ProjectionReader(engine), new OperatorAccounts(engine));
        (OpenedAt, LastUnitChange) = (openedAt, lastUnitChange);
    }

    /// <summary>The units as of this replica's last batch; see <see cref="LedgerWriter.RefreshUnitsAsync"/>.</summary>
    public UnitDirectory Directory { get; }

    /// <summary>
    /// The last sequence when the ledger was opened. The tail starts here, since the directory is of this moment or later.
    /// </summary>
    public long OpenedAt { get; }

    /// <summary>The last entry that had changed a unit when the directory was loaded; null where none ever had.</summary>
    public StoredEntry? LastUnitChange { get; }

    /// <summary>The way into the ledger.</summary>
    public LedgerWriter Writer { get; }

    /// <summary>What is in it, in its one order.</summary>
    public EntryReader Entries { get; }

    /// <summary>Petitions as they stand.</summary>
    public PetitionReader Petitions { get; }

    /// <summary>Petitions, listed.</summary>
    public ListReader Lists { get; }

    /// <summary>What units sent and received.</summary>
    public ExchangeReader Exchange { get; }

    /// <summary>What units owe, by its dates.</summary>
    public DutyReader Duties { get; }

    /// <summary>What was addressed to units.</summary>
    public InboxReader Inboxes { get; }

    /// <summary>What units may follow.</summary>
    public FeedReader Feeds { get; }

    /// <summary>What is uploaded and filed.</summary>
    public AttachmentReader Attachments { get; }

    /// <summary>The units as the database has them.</summary>
    public DirectoryReader Units { get; }

    /// <summary>How far the projections are.</summary>
    public ProjectionReader Projections { get; }

    /// <summary>The index of repeat petitions.</summary>
    public RepeatIndex Repeats { get; }

    /// <summary>The figures of the exchange.</summary>
    public MonitoringReader Monitoring { get; }

    /// <summary>What was heard of units' systems.</summary>
    public ContactWriter Contacts { get; }

    /// <summary>The local accounts of operators.</summary>
    public OperatorAccounts Operators { get; }

    /// <summary>Opens the ledger: makes or migrates the database by default, and loads the directory.</summary>
    /// <param name="options">Where it is stored.</param>
    /// <param name="rules">By which rules commands are decided.</param>
    /// <param name="listener">Gets every batch that this store commits.</param>
    /// <param name="copies">Where replicas share the directory; null loads it from the database.</param>
    /// <param name="clock">The time of new entries.</param>
    /// <param name="loggers">Where it logs.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <param name="drawKeys">How keys are drawn; null for at random, as any ledger but a simulation's must.</param>
    /// <exception cref="ArgumentException">An option is not as it must be; the message names it.</exception>
    /// <exception cref="LedgerSetupException">The database cannot serve as it is; the message says what to do.</exception>
    public static Task<LedgerStore> OpenAsync(
        LedgerOptions options,
        LedgerRules rules,
        ICommitListener listener,
        IDirectoryCopies? copies,
        TimeProvider clock,
        ILoggerFactory loggers,
        CancellationToken cancellationToken,
        KeyDraw? drawKeys = null) =>
        new LedgerOpening(
            options, rules, listener, copies, clock, drawKeys, new LedgerLog(loggers.CreateLogger<LedgerStore>()))
            .RunAsync(cancellationToken);

    /// <summary>
    /// Checks the whole ledger, as of one moment, in bounded memory, also while the hub writes. It reports its progress in
    /// entries after every thousand.
    /// </summary>
    public Task<LedgerCheckReport> CheckAsync(IProgress<LedgerCheckProgress>? progress, CancellationToken cancellationToken) =>
        Task.Run(() => new LedgerCheck(_engine, progress).RunAsync(cancellationToken), cancellationToken);

    /// <summary>
    /// Counts the ledger by other code, and compares every row, as of one moment. It reports its progress in petitions, of a
    /// number that it does not know.
    /// </summary>
    public Task<MonitoringCheckReport> CheckFiguresAsync(
        IProgress<LedgerCheckProgress>? progress, CancellationToken cancellationToken) =>
        Task.Run(() => new MonitoringCheck(_engine, _rules, progress).RunAsync(cancellationToken), cancellationToken);

    /// <summary>Lets the writer finish what waits, and closes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        await _session.DisposeAsync();
        await _engine.DisposeAsync();
        _log.Closed();
    }
}
