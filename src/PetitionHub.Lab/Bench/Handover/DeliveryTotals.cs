namespace PetitionHub.Lab.Bench.Handover;

/// <summary>What a run came to.</summary>
/// <param name="Accepted">Handovers with a receipt.</param>
/// <param name="Delivered">Different handovers that reached a consumer.</param>
/// <param name="Lost">Accepted, and never delivered until the drain time-out.</param>
/// <param name="Duplicated">Deliveries beyond the first of a handover.</param>
/// <param name="Reordered">Entries whose sequence was not above the one before, for their consumer.</param>
/// <param name="Misdelivered">Deliveries to a unit that the handover did not name.</param>
/// <param name="Phantom">Handovers that were refused, and were delivered nevertheless.</param>
internal sealed record DeliveryTotals(
    long Accepted, long Delivered, long Lost, long Duplicated, long Reordered, long Misdelivered, long Phantom)
{
    /// <summary>True where every promise was kept.</summary>
    public bool IsSound => Lost + Duplicated + Reordered + Misdelivered + Phantom == 0;
}
