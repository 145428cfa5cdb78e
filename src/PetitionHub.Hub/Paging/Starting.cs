using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Errors;
using PetitionHub.Ledger;

namespace PetitionHub.Hub.Paging;

/// <summary>Where a client starts by its own count.</summary>
internal static class Starting
{
    /// <summary>The client's count: beyond the head it counts another ledger's entries, and would miss this one's.</summary>
    /// <exception cref="RefusalException">CURSOR_AHEAD.</exception>
    public static async Task<long> StartAfterAsync(this LedgerReader ledger, long after, CancellationToken cancellationToken)
    {
        var head = (await ledger.GetHeadAsync(cancellationToken)).Sequence;
        return after <= head
            ? after
            : throw new RefusalException(new Refusal(
                RefusalReason.CursorAhead, $"Sequence {after} is beyond the ledger's head, {head}. Start after what came from this hub.")
                .With("sequence", after).With("head", head));
    }
}
