using PetitionHub.V1;

namespace PetitionHub.Client;

/// <summary>
/// A receipt whose entry the hub's ledger no longer has: the ledger was restored from a back-up that is older than this receipt.
/// </summary>
/// <param name="Number">The command's number in the outbox; it was sent again, and has another receipt by now, or was
/// refused.</param>
/// <param name="Receipt">The receipt, which stays the proof that the hub had it once.</param>
/// <param name="QueryCode">Of a registration: the code that the petitioner may have been given, and that leads nowhere
/// now.</param>
/// <param name="LossTime">When the loss was noticed, UTC.</param>
public sealed record LostReceipt(long Number, Receipt Receipt, string QueryCode, DateTimeOffset LossTime);
