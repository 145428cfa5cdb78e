using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using PetitionHub.CommandLine.Contract;
using PetitionHub.Contracts;
using PetitionHub.V1;

namespace PetitionHub.Cli.Petitions.Steps;

/// <summary>
/// A method of the contract that takes one step on one petition: its request is a request id, a petition id and the step. Found
/// by the descriptors, so that a step that the contract gains is on the command line too.
/// </summary>
internal sealed class StepMethod
{
    private const string RequestIdField = "request_id";
    private const string PetitionIdField = "petition_id";
    private const int FieldsOfStepRequest = 3;

    private readonly MethodDescriptor _method;
    private readonly FieldDescriptor _step;

    private StepMethod(MethodDescriptor method, FieldDescriptor step)
    {
        _method = method;
        _step = step;
    }

    /// <summary>Every step, in the order of the contract.</summary>
    public static IReadOnlyList<StepMethod> All { get; } =
    [
        .. PetitionsReflection.Descriptor.Services
            .Concat(ExchangeReflection.Descriptor.Services)
            .Concat(AttachmentsReflection.Descriptor.Services)
            .SelectMany(service => service.Methods)
            .Select(Of)
            .OfType<StepMethod>(),
    ];

    /// <summary>The step's word on the command line, as <c>receipt-acknowledgement</c>.</summary>
    public string Kind => _step.Name.Replace('_', '-');

    /// <summary>The method's name, as <c>AcknowledgeReceipt</c>.</summary>
    public string MethodName => _method.Name;

    /// <summary>The message of the step.</summary>
    public MessageDescriptor StepType => _step.MessageType;

    /// <summary>What the contract says of the method, line by line.</summary>
    public IReadOnlyList<string> About => ContractManual.Shipped.Lines($"{_method.Service.Name}.{_method.Name}");

    /// <summary>The fields of the step that a caller gives.</summary>
    public IEnumerable<string> Fields => StepType.Fields.InDeclarationOrder()
        .Where(each => !FieldLimits.IsOutputOnly(each))
        .Select(each => each.Name);

    /// <summary>Finds a step by its word, with hyphens or underscores, or by its method's name.</summary>
    public static StepMethod? Find(string word) => All.FirstOrDefault(step =>
        step.Kind == word.Replace('_', '-') || step.MethodName.Equals(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>The step of a message's type.</summary>
    public static StepMethod Of<T>()
        where T : IMessage<T>, new() =>
        All.Single(step => step.StepType == new T().Descriptor);

    /// <summary>Takes the step.</summary>
    /// <exception cref="RpcException">It was refused, or not answered.</exception>
    public async Task<Receipt> TakeAsync(
        CallInvoker invoker, string requestId, string petitionId, IMessage step, CancellationToken cancellationToken)
    {
        var request = _method.InputType.Parser.ParseFrom(ByteString.Empty);
        var fields = _method.InputType;
        fields.FindFieldByName(RequestIdField).Accessor.SetValue(request, requestId);
        fields.FindFieldByName(PetitionIdField).Accessor.SetValue(request, petitionId);
        _step.Accessor.SetValue(request, step);
        var call = invoker.AsyncUnaryCall(
            new Method<IMessage, IMessage>(
                MethodType.Unary, _method.Service.FullName, _method.Name,
                Marshal(_method.InputType), Marshal(_method.OutputType)),
            host: null,
            new CallOptions(cancellationToken: cancellationToken),
            request);
        var response = await call;
        return (Receipt)_method.OutputType.FindFieldByName("receipt").Accessor.GetValue(response);
    }

    private static StepMethod? Of(MethodDescriptor method)
    {
        var fields = method.InputType.Fields.InDeclarationOrder();
        return fields.Count == FieldsOfStepRequest
            && fields[0].Name == RequestIdField && fields[1].Name == PetitionIdField && fields[2].FieldType == FieldType.Message
                ? new StepMethod(method, fields[2])
                : null;
    }

    private static Marshaller<IMessage> Marshal(MessageDescriptor type) =>
        Marshallers.Create<IMessage>(message => message.ToByteArray(), bytes => type.Parser.ParseFrom(bytes));
}
