using Grpc.Core;

namespace PetitionHub.Hub.Tests.Operations;

/// <summary>Calls services whose contract is not this project's, by their bytes.</summary>
internal static class RawCall
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    public static async Task<byte[]> UnaryAsync(CallInvoker invoker, string service, string method, byte[] request)
    {
        using var call = invoker.AsyncUnaryCall(
            new Method<byte[], byte[]>(MethodType.Unary, service, method, Bytes, Bytes), null,
            new CallOptions(cancellationToken: Wait.Token), request);
        return await call.ResponseAsync.Bounded();
    }

    public static async Task<byte[]> FirstOfDuplexAsync(CallInvoker invoker, string service, string method, byte[] request)
    {
        using var call = invoker.AsyncDuplexStreamingCall(
            new Method<byte[], byte[]>(MethodType.DuplexStreaming, service, method, Bytes, Bytes), null,
            new CallOptions(cancellationToken: Wait.Token));
        await call.RequestStream.WriteAsync(request, Wait.Token).Bounded();
        Assert.True(await call.ResponseStream.MoveNext(Wait.Token).Bounded());
        await call.RequestStream.CompleteAsync().Bounded();
        return call.ResponseStream.Current;
    }
}
