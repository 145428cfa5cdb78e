using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Checking;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Duties;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Exchange;
using PetitionHub.Ledger.Feeds;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Lists;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Projections;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger.Tests.Testing;

/// <summary>An open store with a clock that tests move, and what it published and logged.</summary>
public sealed class TestLedger : IAsyncDisposable
{
    /// <summary>The time at which a ledger is opened, unless a test says another.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private TestLedger(LedgerStore store, CommitRecorder commits, ErrorLog log, JumpingClock clock) =>
        (Store, Commits, Log, Clock) = (store, commits, log, clock);

    public LedgerStore Store { get; }

    public CommitRecorder Commits { get; }

    public ErrorLog Log { get; }

    public JumpingClock Clock { get; }

    public LedgerWriter Writer => Store.Writer;

    public EntryReader Entries => Store.Entries;

    public PetitionReader Petitions => Store.Petitions;

    public InboxReader Inboxes => Store.Inboxes;

    public FeedReader Feeds => Store.Feeds;

    public ListReader Lists => Store.Lists;

    public ExchangeReader Exchange => Store.Exchange;

    public DutyReader Duties => Store.Duties;

    public AttachmentReader Attachments => Store.Attachments;

    public DirectoryReader Units => Store.Units;

    public ProjectionReader Projections => Store.Projections;

    /// <summary>Set by a test that expects errors in the log.</summary>
    public bool ExpectsErrors { get; set; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task<TestLedger> OpenAsync(ITestDatabase database) => OpenAsync(database.Options);

    public static async Task<TestLedger> OpenAsync(
        LedgerOptions options, IDirectoryCopies? copies = null, LedgerRules? rules = null, DateTimeOffset? now = null)
    {
        var clock = new JumpingClock(now ?? Start);
        var (commits, log) = (new CommitRecorder(), new ErrorLog());
        var store = await LedgerStore.OpenAsync(options, rules ?? LedgerRules.Official, commits, copies, clock, log, Token);
        return new TestLedger(store, commits, log, clock);
    }

    /// <summary>Opens a store and registers <see cref="TestUnits.All"/>.</summary>
    public static async Task<TestLedger> OpenWithUnitsAsync(ITestDatabase database)
    {
        var ledger = await OpenAsync(database);
        foreach (var unit in TestUnits.All)
            await ledger.AcceptAsync(Commands.RegisterUnit(unit));
        return ledger;
    }

    public Task<Answer<CommandReceipt>> SubmitAsync(Submission submission) =>
        Writer.SubmitAsync(submission, Token).WaitAsync(Patience, Token);

    /// <summary>Submits a command that must be accepted.</summary>
    public async Task<CommandReceipt> AcceptAsync(Submission submission)
    {
        var result = await SubmitAsync(submission);
        Assert.True(result.IsAccepted, $"{submission.Command.Steps[0].Kind}: {result.Refusal}");
        return result.Value;
    }

    /// <summary>Registers a petition and hands it to another unit, which signs for it.</summary>
    public async Task<PetitionId> RegisterAndHandOverAsync(Unit registrar, Unit destination)
    {
        var petition = Commands.NewId();
        await AcceptAsync(Commands.Register(registrar, petition, new Transfer(destination.Code, "")));
        await AcceptAsync(Commands.Acknowledge(destination, petition));
        return petition;
    }

    /// <summary>Uploads a file, as far as the ledger knows.</summary>
    public async Task<AttachmentUpload> UploadAsync(Unit unit, Attachment file)
    {
        var begun = await Writer.StartUploadAsync(unit.Code, file.Id, file.SizeBytes, file.MediaType, long.MaxValue, Token);
        var completed = await Writer.CompleteUploadAsync(unit.Code, file.Id, begun.Value!.StorageKey, Token);
        return completed.Value ?? throw new InvalidOperationException(completed.Refusal!.Message);
    }

    public Task<Answer<long>> AcknowledgeAsync(Unit unit, long sequence) =>
        Writer.AcknowledgeAsync(unit.Code, "main", sequence, Token).WaitAsync(Patience, Token);

    public Task<Answer<long>> ParkAsync(Unit unit, long sequence, string reason) =>
        Writer.ParkAsync(unit.Code, "main", sequence, reason, Token).WaitAsync(Patience, Token);

    public Task<Answer<long>> UnparkAsync(Unit unit, long sequence) =>
        Writer.UnparkAsync(unit.Code, "main", sequence, Token).WaitAsync(Patience, Token);

    /// <summary>Checks the ledger, with its lists as of now.</summary>
    public async Task<LedgerCheckReport> CheckAsync()
    {
        await TakeInListsAsync();
        return await Store.CheckAsync(null, Token).WaitAsync(Patience, Token);
    }

    public async Task TakeInListsAsync() =>
        await Store.Lists.Projection.CatchUpAsync((await Entries.GetHeadAsync(Token)).Sequence, Token);

    /// <summary>Invariant 5: everything beside the ledger is its fold.</summary>
    public async Task AssertWholeAsync()
    {
        var report = await CheckAsync();
        Assert.Empty(report.Faults);
        Assert.Equal(0, report.FaultCount);
    }

    public async Task<LedgerFault> FindOneFaultAsync()
    {
        var report = await CheckAsync();
        Assert.Equal(1, report.FaultCount);
        return Assert.Single(report.Faults);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync().AsTask().WaitAsync(Patience);
        if (!ExpectsErrors)
            Assert.Empty(Log.Errors);
    }
}
