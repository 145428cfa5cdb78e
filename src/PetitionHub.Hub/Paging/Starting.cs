using Google.Protobuf;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Requests;
using PetitionHub.Ledger.Entries;

namespace PetitionHub.Hub.Paging;

/// <summary>Where a client starts by its own count, and whether that count is of this ledger's history.</summary>
internal static class Starting
{
    private const int DigestBytes = 32;

    /// <summary>The digest of an entry that a client had; none is given by one that does not ask.</summary>
    public static void Digest(this RequestFields fields, string path, ByteString sha256)
    {
        if (sha256.Length is not (0 or DigestBytes))
            fields.Reject(path, $"must be {DigestBytes} bytes, and has {sha256.Length}", $"{sha256.Length}");
    }

    /// <summary>
    /// The client's count: beyond the head, or with another entry there, it counts another history's entries, and would miss this
    /// one's.
    /// </summary>
    /// <exception cref="RefusalException">CURSOR_AHEAD, HISTORY_DIFFERS.</exception>
    public static async Task<long> StartAfterAsync(
        this EntryReader entries, long after, ByteString sha256, CancellationToken cancellationToken)
    {
        var head = (await entries.GetHeadAsync(cancellationToken)).Sequence;
        if (after > head)
        {
            throw new RefusalException(new Refusal(
                RefusalReason.CursorAhead,
                $"Sequence {after} is beyond the ledger's head, {head}. Start after what came from this hub.")
                .With("sequence", after).With("head", head));
        }

        await entries.ConfirmAsync(after, sha256, cancellationToken);
        return after;
    }

    /// <summary>
    /// Makes sure that the ledger's entry is the one that the client had: each entry names the digest of the one before, so that
    /// all before it are the same, too. Where there is no such entry, others say so. A ledger is restored while no hub runs on
    /// it, so that what is asked here holds for the whole call.
    /// </summary>
    /// <exception cref="RefusalException">HISTORY_DIFFERS.</exception>
    public static async Task ConfirmAsync(
        this EntryReader entries, long sequence, ByteString sha256, CancellationToken cancellationToken)
    {
        if (sha256.IsEmpty)
            return;
        if (await entries.GetSha256Async(sequence, cancellationToken) is not { } here || sha256.Span.SequenceEqual(here))
            return;
        throw new RefusalException(new Refusal(
            RefusalReason.HistoryDiffers,
            $"Entry {sequence} of this ledger is another one: it was restored from a back-up since, or is another entries. "
            + "Begin anew from the hub's own cursor, or from a snapshot.")
            .With("sequence", sequence));
    }
}
