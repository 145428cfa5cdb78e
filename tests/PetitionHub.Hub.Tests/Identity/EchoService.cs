using Grpc.Core;
using PetitionHub.Hub.Identity;

namespace PetitionHub.Hub.Tests.Identity;

/// <summary>Answers the caller who it is, and holds streams until the caller is no longer admitted.</summary>
internal sealed class EchoService : V1.LedgerService.LedgerServiceBase
{
    public override Task<V1.GetReceiptResponse> GetReceipt(V1.GetReceiptRequest request, ServerCallContext context) =>
        Task.FromResult(new V1.GetReceiptResponse { Receipt = new V1.Receipt { PetitionId = context.Caller().Actor.Value } });

    public override Task<V1.GetLedgerHeadResponse> GetLedgerHead(V1.GetLedgerHeadRequest request, ServerCallContext context)
    {
        context.Operator();
        return Task.FromResult(new V1.GetLedgerHeadResponse());
    }

    public override async Task<V1.GetEntryResponse> GetEntry(V1.GetEntryRequest request, ServerCallContext context)
    {
        while (true)
        {
            await context.ReadmitAsync();
            await Task.Delay(10, context.CancellationToken);
        }
    }
}
