using Grpc.Core;

namespace PetitionHub.Hub.Tests.Errors;

/// <summary>Answers every request of a stream, for as long as the caller sends.</summary>
internal sealed class EchoStreams : V1.UnitService.UnitServiceBase
{
    public override async Task ImportUnits(
        IAsyncStreamReader<V1.ImportUnitsRequest> requestStream,
        IServerStreamWriter<V1.ImportUnitsResponse> responseStream,
        ServerCallContext context)
    {
        while (await requestStream.MoveNext(CancellationToken.None))
            await responseStream.WriteAsync(new V1.ImportUnitsResponse());
    }
}
