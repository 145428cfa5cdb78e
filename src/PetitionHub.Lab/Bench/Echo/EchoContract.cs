using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace PetitionHub.Lab.Bench.Echo;

/// <summary>One unary method that gives back what it got: the least that a gRPC server can do.</summary>
internal static class EchoContract
{
    /// <summary>The payload of a call, in bytes; about that of a transfer.</summary>
    public const int PayloadBytes = 300;

    private static readonly Marshaller<BytesValue> Marshaller = Marshallers.Create(
        (message, context) =>
        {
            context.SetPayloadLength(message.CalculateSize());
            message.WriteTo(context.GetBufferWriter());
            context.Complete();
        },
        context => BytesValue.Parser.ParseFrom(context.PayloadAsReadOnlySequence()));

    /// <summary>The method.</summary>
    public static Method<BytesValue, BytesValue> Echo { get; } =
        new(MethodType.Unary, "petitionhub.bench.Echo", "Echo", Marshaller, Marshaller);
}
