using Grpc.Core;

namespace PetitionHub.Hub.Tests.Errors;

/// <summary>Services whose every method does what the test says.</summary>
internal sealed class FaultyService(Func<ServerCallContext, Task> act) : V1.LedgerService.LedgerServiceBase
{
    public override async Task<V1.GetLedgerHeadResponse> GetLedgerHead(V1.GetLedgerHeadRequest request, ServerCallContext context)
    {
        await act(context);
        return new V1.GetLedgerHeadResponse();
    }

    public override async Task<V1.GetReceiptResponse> GetReceipt(V1.GetReceiptRequest request, ServerCallContext context)
    {
        await act(context);
        return new V1.GetReceiptResponse();
    }
}
