using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using PetitionHub.V1;

namespace PetitionHub.Cli.Tests.Testing;

/// <summary>A ledger that only counts.</summary>
internal sealed class FakeLedger : LedgerService.LedgerServiceBase
{
    private long _sequence;

    /// <summary>Makes the digests that it sends wrong ones.</summary>
    public bool IsForged { get; set; }

    /// <summary>Finds the receipt of a command that the hub knows.</summary>
    public Func<string, Receipt?> FindReceipt { get; set; } = _ => null;

    public long Append() => Interlocked.Increment(ref _sequence);

    public override Task<GetLedgerHeadResponse> GetLedgerHead(GetLedgerHeadRequest request, ServerCallContext context) =>
        Task.FromResult(new GetLedgerHeadResponse { Sequence = Interlocked.Read(ref _sequence) });

    public override Task<GetReceiptResponse> GetReceipt(GetReceiptRequest request, ServerCallContext context) =>
        FindReceipt(request.RequestId) is { } receipt
            ? Task.FromResult(new GetReceiptResponse { Receipt = receipt })
            : throw RefusedCall.With(StatusCode.NotFound, "RECEIPT_NOT_FOUND", "Send it (again).");

    public override Task<GetEntryResponse> GetEntry(GetEntryRequest request, ServerCallContext context)
    {
        var entry = new LedgerEntry { Sequence = request.Sequence, Transfer = new() { DestinationUnit = "430103-housing" } };
        var content = entry.ToByteString();
        var digest = IsForged ? new byte[32] : SHA256.HashData(content.Span);
        return Task.FromResult(new GetEntryResponse { Entry = entry, Content = content, Sha256 = ByteString.CopyFrom(digest) });
    }
}
