using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace PetitionHub.Lab.Bench.Echo;

/// <summary>Gives back what it got, and nothing else.</summary>
internal sealed class PlainEcho : EchoService
{
    /// <inheritdoc/>
    public override Task<BytesValue> Echo(BytesValue request, ServerCallContext context) => Task.FromResult(request);
}
