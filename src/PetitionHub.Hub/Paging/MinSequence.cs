using System.Globalization;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Requests;
using PetitionHub.Ledger.Entries;

namespace PetitionHub.Hub.Paging;

/// <summary>The entry that a caller has the receipt of, and wants in the answer.</summary>
internal static class MinSequence
{
    /// <summary>
    /// The entry that an answer has to take in; 0 for none. It is compared with the database, since the receipt may be of another
    /// replica. Beyond the head is an entry that may never come, or one of another history: nobody waits for it.
    /// </summary>
    /// <exception cref="RefusalException">FIELD_INVALID.</exception>
    public static async Task<long> ExpectAsync(
        this EntryReader entries, long minSequence, CancellationToken cancellationToken)
    {
        if (minSequence == 0)
            return 0;
        var fields = new RequestFields();
        if (minSequence < 0)
            Reject("must be 0 or more");
        else if ((await entries.GetHeadAsync(cancellationToken)).Sequence is var head && minSequence > head)
            Reject($"is beyond the ledger's head, {head}: name the last_sequence of a receipt of this hub");
        RefusalException.ThrowIf(fields.Refusal);
        return minSequence;

        void Reject(string description) =>
            fields.Reject("min_sequence", description, minSequence.ToString(CultureInfo.InvariantCulture));
    }
}
