using System.Diagnostics;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using PetitionHub.V1;

namespace PetitionHub.Cli.Demo.Offices;

/// <summary>One unit at work: it waits at its inbox, deals with a page at a time, and moves its cursor on now and then.</summary>
internal sealed class Office(Clerk clerk, IDesk desk, HandoverTally tally)
{
    private const string Consumer = "demo";
    private const int PageSize = 200;
    private const int EntriesSideBySide = 16;

    // Below the channel's deadline of 30 s for a call.
    private static readonly Duration Wait = Duration.FromTimeSpan(TimeSpan.FromSeconds(20));

    // A page that is pulled at once would mostly have a single entry; so short a pause nobody notices.
    private static readonly TimeSpan PauseBetweenPages = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AcknowledgeAfter = TimeSpan.FromSeconds(1);

    private long _cursor;
    private long _acknowledged;
    private long _acknowledgedAt = Stopwatch.GetTimestamp();

    /// <summary>The commands of this unit.</summary>
    public Clerk Clerk => clerk;

    /// <summary>Works until it is cancelled; then moves the cursor to what it dealt with.</summary>
    public async Task WorkAsync(CancellationToken cancel)
    {
        try
        {
            while (!cancel.IsCancellationRequested)
            {
                await WorkOnPageAsync(cancel);
                if (Stopwatch.GetElapsedTime(_acknowledgedAt) >= AcknowledgeAfter)
                    await AcknowledgeAsync();
                await Task.Delay(PauseBetweenPages, cancel);
            }
        }
        catch (Exception fault) when (cancel.IsCancellationRequested && fault is RpcException or OperationCanceledException)
        {
            // A call was waiting at the inbox when the office closed.
        }

        await AcknowledgeAsync();
    }

    private async Task WorkOnPageAsync(CancellationToken cancel)
    {
        var pull = new PullInboxRequest { Consumer = Consumer, PageSize = PageSize, Wait = Wait, AfterSequence = _cursor };
        var page = await clerk.Hub.Inbox.PullInboxAsync(pull, cancellationToken: cancel);
        if (page.Entries.Count == 0)
            return;
        var sideBySide = new ParallelOptions { MaxDegreeOfParallelism = EntriesSideBySide, CancellationToken = cancel };
        await Parallel.ForEachAsync(page.Entries, sideBySide, async (entry, token) =>
        {
            Count(entry);
            await desk.HandleAsync(clerk, entry, token);
        });
        _cursor = page.Entries[^1].Sequence;
    }

    private async Task AcknowledgeAsync()
    {
        if (_acknowledged == _cursor)
            return;
        await clerk.Hub.Inbox.AcknowledgeInboxAsync(new AcknowledgeInboxRequest { Consumer = Consumer, Sequence = _cursor });
        _acknowledged = _cursor;
        _acknowledgedAt = Stopwatch.GetTimestamp();
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
                entry.Referral.Kind == ReferralKind.Litigation ? HandedOver.ReferredAsLitigation : HandedOver.ReferredToDiscipline);
    }
}
