using Google.Protobuf;
using PetitionHub.Ledger.Entries;
using PetitionHub.Wire;

namespace PetitionHub.Hub.Commands;

/// <summary>Receipts as the contract has them.</summary>
internal static class ReceiptWire
{
    public static V1.Receipt ToWire(CommandReceipt receipt) => new()
    {
        RequestId = receipt.RequestId.ToString(),
        PetitionId = receipt.Petition?.ToString() ?? "",
        FirstSequence = receipt.FirstSequence,
        LastSequence = receipt.LastSequence,
        Time = InstantWire.ToWire(receipt.At),
        Sha256 = UnsafeByteOperations.UnsafeWrap(receipt.Sha256),
    };
}
