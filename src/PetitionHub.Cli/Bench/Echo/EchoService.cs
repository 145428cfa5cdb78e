using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace PetitionHub.Cli.Bench.Echo;

/// <summary>The echo's server side.</summary>
[BindServiceMethod(typeof(EchoService), nameof(BindService))]
internal sealed class EchoService
{
    /// <summary>Called by Grpc.AspNetCore to learn of the method; the instance is null then.</summary>
    public static void BindService(ServiceBinderBase binder, EchoService? _) =>
        binder.AddMethod(EchoContract.Echo, (UnaryServerMethod<BytesValue, BytesValue>?)null);

    /// <summary>Gives back what it got; found by its name, on an instance.</summary>
#pragma warning disable CA1822
    public Task<BytesValue> Echo(BytesValue request, ServerCallContext _) => Task.FromResult(request);
#pragma warning restore CA1822
}
