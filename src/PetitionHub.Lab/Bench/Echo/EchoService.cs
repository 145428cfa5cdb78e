using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace PetitionHub.Lab.Bench.Echo;

/// <summary>The echo's server side, in the form that a generated service has.</summary>
[BindServiceMethod(typeof(EchoService), nameof(BindService))]
internal abstract class EchoService
{
    /// <summary>Called by Grpc.AspNetCore to learn of the method; the instance is null then.</summary>
    public static void BindService(ServiceBinderBase binder, EchoService? _) =>
        binder.AddMethod(EchoContract.Echo, (UnaryServerMethod<BytesValue, BytesValue>?)null);

    /// <summary>Gives back what it got; found by its name.</summary>
    public abstract Task<BytesValue> Echo(BytesValue request, ServerCallContext context);
}
