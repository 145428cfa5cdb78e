using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using PetitionHub.V1;

namespace PetitionHub.Cli.Demo.Offices;

/// <summary>One unit at work: it waits at its inbox, deals with a page at a time, and then moves its cursor on.</summary>
internal sealed class Office(Clerk clerk, IDesk desk, HandoverTally tally)
{
    private const string Consumer = "demo";
    private const int PageSize = 200;
    private const int EntriesSideBySide = 16;

    // Below the channel's deadline of 30 s for a call.
    private static readonly Duration Wait = Duration.FromTimeSpan(TimeSpan.FromSeconds(20));

    /// <summary>The commands of this unit.</summary>
    public Clerk Clerk => clerk;

    /// <summary>Works until it is cancelled.</summary>
    public async Task WorkAsync(CancellationToken cancel)
    {
        var cursor = 0L;
        while (!cancel.IsCancellationRequested)
        {
            var pull = new PullInboxRequest { Consumer = Consumer, PageSize = PageSize, Wait = Wait, AfterSequence = cursor };
            PullInboxResponse page;
            try
            {
                page = await clerk.Hub.Inbox.PullInboxAsync(pull, cancellationToken: cancel);
            }
            catch (RpcException) when (cancel.IsCancellationRequested)
            {
                return;
            }

            if (page.Entries.Count == 0)
                continue;
            var sideBySide = new ParallelOptions { MaxDegreeOfParallelism = EntriesSideBySide, CancellationToken = cancel };
            await Parallel.ForEachAsync(page.Entries, sideBySide, async (entry, token) =>
            {
                Count(entry);
                await desk.HandleAsync(clerk, entry, token);
            });
            cursor = page.Entries[^1].Sequence;
            await clerk.Hub.Inbox.AcknowledgeInboxAsync(
                new AcknowledgeInboxRequest { Consumer = Consumer, Sequence = cursor }, cancellationToken: cancel);
        }
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
