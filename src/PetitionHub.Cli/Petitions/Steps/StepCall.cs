using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using PetitionHub.CommandLine.Contract;
using PetitionHub.Contracts;
using PetitionHub.V1;

namespace PetitionHub.Cli.Petitions.Steps;

/// <summary>
/// Calls a method of the contract that takes one step on one petition.
/// </summary>
internal sealed class StepCall
{
    private readonly StepMethod _shape;

    private StepCall(StepMethod shape) => _shape = shape;

    /// <summary>Every step, in the order of the contract.</summary>
    public static IReadOnlyList<StepCall> All { get; } = [.. StepMethods.All.Select(shape => new StepCall(shape))];

    /// <summary>The step's word on the command line, as <c>receipt-acknowledgement</c>.</summary>
    public string Kind => _shape.Step.Name.Replace('_', '-');

    /// <summary>The method's name, as <c>AcknowledgeReceipt</c>.</summary>
    public string MethodName => _shape.Method.Name;

    /// <summary>The message of the step.</summary>
    public MessageDescriptor StepType => _shape.Step.MessageType;

    /// <summary>What the contract says of the method, line by line.</summary>
    public IReadOnlyList<string> About => ContractManual.Shipped.Lines($"{_shape.Method.Service.Name}.{_shape.Method.Name}");

    /// <summary>The fields of the step that a caller gives.</summary>
    public IEnumerable<string> Fields => StepType.Fields.InDeclarationOrder()
        .Where(each => !FieldLimits.IsOutputOnly(each))
        .Select(each => each.Name);

    /// <summary>Finds a step by its word, with hyphens or underscores, or by its method's name.</summary>
    public static StepCall? Find(string word) => All.FirstOrDefault(step =>
        step.Kind == word.Replace('_', '-') || step.MethodName.Equals(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>The step of a message's type.</summary>
    public static StepCall Of<T>()
        where T : IMessage<T>, new() =>
        All.Single(step => step.StepType == new T().Descriptor);

    /// <summary>Takes the step.</summary>
    /// <exception cref="RpcException">It was refused, or not answered.</exception>
    public async Task<Receipt> TakeAsync(
        CallInvoker invoker, string requestId, string petitionId, IMessage step, CancellationToken cancellationToken)
    {
        var request = _shape.Method.InputType.Parser.ParseFrom(ByteString.Empty);
        _shape.RequestId.Accessor.SetValue(request, requestId);
        _shape.PetitionId.Accessor.SetValue(request, petitionId);
        _shape.Step.Accessor.SetValue(request, step);
        var call = invoker.AsyncUnaryCall(
            new Method<IMessage, IMessage>(
                MethodType.Unary, _shape.Method.Service.FullName, _shape.Method.Name,
                Marshal(_shape.Method.InputType), Marshal(_shape.Method.OutputType)),
            host: null,
            new CallOptions(cancellationToken: cancellationToken),
            request);
        var response = await call;
        return (Receipt)_shape.Receipt.Accessor.GetValue(response);
    }

    private static Marshaller<IMessage> Marshal(MessageDescriptor type) =>
        Marshallers.Create<IMessage>(message => message.ToByteArray(), bytes => type.Parser.ParseFrom(bytes));
}
