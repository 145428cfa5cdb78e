using PetitionHub.V1;

namespace PetitionHub.Client.Internal;

/// <summary>
/// The hub's ledger is not the one that the pump's place is of: it was restored from a back-up, to before that place.
/// </summary>
internal sealed class OtherHistoryException(HubError error) : Exception(error.Message)
{
    /// <summary>
    /// Throws where a refusal says so: the place is beyond the head, or has another entry, which is in another unit's inbox or in
    /// none.
    /// </summary>
    public static void ThrowIf(HubError error)
    {
        if (error.Reason is Reason.CursorAhead or Reason.HistoryDiffers or Reason.EntryNotFound)
            throw new OtherHistoryException(error);
    }
}
