using Grpc.Core;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Errors;
using PetitionHub.V1;

namespace PetitionHub.Client.Tests.Testing;

/// <summary>The ledger of what was pushed.</summary>
internal sealed class FakeLedger(FakeSync sync) : LedgerService.LedgerServiceBase
{
    public override Task<GetLedgerHeadResponse> GetLedgerHead(GetLedgerHeadRequest request, ServerCallContext context) =>
        Task.FromResult(new GetLedgerHeadResponse { Sequence = sync.AppliedCount });

    public override Task<GetReceiptResponse> GetReceipt(GetReceiptRequest request, ServerCallContext context) =>
        Task.FromResult(new GetReceiptResponse
        {
            Receipt = sync.FindReceipt(request.RequestId)
                ?? throw new Refusal(RefusalReason.ReceiptNotFound, "None.").ToRpcException(),
        });
}
