using System.Diagnostics;
using System.Runtime.CompilerServices;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using PetitionHub.V1;

namespace PetitionHub.Lab.Demo.Offices;

/// <summary>
/// One unit at work: it pulls its inbox a page at a time, as county systems do, or has it streamed; it deals with what comes and
/// moves its cursor on now and then.
/// </summary>
internal sealed class Office(Clerk clerk, IDesk desk, HandoverTally tally, bool pulls)
{
    private const string Consumer = "demo";
    private const int PageSize = 200;
    private const int EntriesSideBySide = 16;

    // Below the channel's deadline of 30 s for a call.
    private static readonly Duration Wait = Duration.FromTimeSpan(TimeSpan.FromSeconds(20));

    // A page that is pulled at once would mostly have a single entry; so short a pause is not noticed.
    private static readonly TimeSpan PauseBetweenPages = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan AcknowledgeAfter = TimeSpan.FromSeconds(1);

    private readonly WorkUnderWay _work = new();
    private long _acknowledged;
    private long _acknowledgedAt = Stopwatch.GetTimestamp();

    /// <summary>The commands of this unit.</summary>
    public Clerk Clerk => clerk;

    /// <summary>Works until it is cancelled; then moves the cursor to what it dealt with.</summary>
    public async Task WorkAsync(CancellationToken cancel)
    {
        var sideBySide = new ParallelOptions { MaxDegreeOfParallelism = EntriesSideBySide, CancellationToken = cancel };
        try
        {
            await Parallel.ForEachAsync(pulls ? PullAsync(cancel) : StreamAsync(cancel), sideBySide, DealWithAsync);
        }
        catch (Exception fault) when (cancel.IsCancellationRequested && fault is RpcException or OperationCanceledException)
        {
            // A call was waiting at the inbox when the office closed.
        }

        await AcknowledgeAsync();
    }

    private async IAsyncEnumerable<LedgerEntry> StreamAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        using var call = clerk.Hub.Inbox.SubscribeInbox(
            new SubscribeInboxRequest { Consumer = Consumer }, cancellationToken: cancel);
        while (await call.ResponseStream.MoveNext(cancel))
            yield return _work.Begin(call.ResponseStream.Current.Entry);
    }

    private async IAsyncEnumerable<LedgerEntry> PullAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        for (var after = 0L; !cancel.IsCancellationRequested; await Task.Delay(PauseBetweenPages, cancel))
        {
            var pull = new PullInboxRequest { Consumer = Consumer, PageSize = PageSize, Wait = Wait, AfterSequence = after };
            var page = await clerk.Hub.Inbox.PullInboxAsync(pull, cancellationToken: cancel);
            foreach (var entry in page.Entries)
                yield return _work.Begin(entry);
            after = page.Entries.Count == 0 ? after : page.Entries[^1].Sequence;
        }
    }

    private async ValueTask DealWithAsync(LedgerEntry entry, CancellationToken cancel)
    {
        Count(entry);
        await desk.HandleAsync(clerk, entry, cancel);
        _work.End(entry);
        if (Stopwatch.GetElapsedTime(Volatile.Read(ref _acknowledgedAt)) >= AcknowledgeAfter)
            await AcknowledgeAsync();
    }

    private async Task AcknowledgeAsync()
    {
        var done = _work.DoneThrough;
        if (done <= Interlocked.Exchange(ref _acknowledged, done))
            return;
        Volatile.Write(ref _acknowledgedAt, Stopwatch.GetTimestamp());
        await clerk.Hub.Inbox.AcknowledgeInboxAsync(new AcknowledgeInboxRequest { Consumer = Consumer, Sequence = done });
    }

    private void Count(LedgerEntry entry)
    {
        if (entry is { StepCase: LedgerEntry.StepOneofCase.ObjectionDecision, ObjectionDecision.Agreed: true })
            tally.Arrived(clerk.Unit, entry.Actor, HandedOver.Returned);
        if (entry.Holder != clerk.Unit)
            return;
        if (entry.StepCase == LedgerEntry.StepOneofCase.Transfer)
            tally.Arrived(entry.Actor, clerk.Unit, HandedOver.Transferred);
        if (entry.StepCase == LedgerEntry.StepOneofCase.Assignment)
            tally.Arrived(entry.Actor, clerk.Unit, HandedOver.Assigned);
        if (entry.StepCase == LedgerEntry.StepOneofCase.Referral)
            tally.Arrived(
                entry.Actor, clerk.Unit,
                entry.Referral.Kind == ReferralKind.Litigation ? HandedOver.ReferredAsLitigation
                    : HandedOver.ReferredToDiscipline);
    }
}
