using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using PetitionHub.V1;

namespace PetitionHub.Testing.Hub;

/// <summary>Calls the method that takes a request, whichever it is, as a client in any language would.</summary>
internal static class WireCall
{
    /// <summary>Every method of the contract.</summary>
    public static IReadOnlyList<MethodDescriptor> All { get; } =
    [
        .. typeof(Receipt).Assembly.GetExportedTypes()
            .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(type => (FileDescriptor)type.GetProperty("Descriptor")!.GetValue(null)!)
            .SelectMany(file => file.Services).SelectMany(service => service.Methods),
    ];

    private static readonly Dictionary<MessageDescriptor, MethodDescriptor> Methods = All.ToDictionary(method =>
        method.InputType);

    public static MethodDescriptor MethodOf(IMessage request) => Methods[request.Descriptor];

    /// <summary>The answer of a unary method.</summary>
    public static async Task<IMessage> CallAsync(this CallInvoker invoker, IMessage request)
    {
        var method = MethodOf(request);
        var call = invoker.AsyncUnaryCall(
            new Method<IMessage, IMessage>(
                MethodType.Unary,
                method.Service.FullName,
                method.Name,
                Marshallers.Create<IMessage>(message => message.ToByteArray(), _ => throw new NotSupportedException()),
                Marshallers.Create<IMessage>(_ => throw new NotSupportedException(), bytes =>
                    method.OutputType.Parser.ParseFrom(bytes))),
            host: null,
            new CallOptions(cancellationToken: Wait.Token),
            request);
        return await call.ResponseAsync.Bounded();
    }

    /// <summary>The receipt of a command.</summary>
    public static async Task<Receipt> SendAsync(this CallInvoker invoker, IMessage command)
    {
        var answer = await invoker.CallAsync(command);
        return (Receipt)answer.Descriptor.FindFieldByName("receipt").Accessor.GetValue(answer);
    }
}
