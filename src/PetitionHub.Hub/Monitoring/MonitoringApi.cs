using Grpc.Core;
using PetitionHub.Hub.Identity;
using PetitionHub.V1;

namespace PetitionHub.Hub.Monitoring;

/// <summary>What operators and superiors see of the exchange. What each method promises is said in the contract.</summary>
internal sealed class MonitoringApi(ParkedItems parked) : MonitoringService.MonitoringServiceBase
{
    public override Task<UnparkItemResponse> UnparkItem(UnparkItemRequest request, ServerCallContext context) =>
        parked.UnparkAsync(request, context.Operator(), context.CancellationToken);
}
