using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using PetitionHub.Domain.Petitions;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Requests;
using PetitionHub.V1;
using PetitionHub.Wire;

namespace PetitionHub.Hub.Commands;

/// <summary>
/// A method of the contract that takes one step of a petition: it asks with a request id, a petition id and the step, in a field
/// of the step's name, and answers with a receipt. Found by the descriptors, so that a step that the contract gains is answered.
/// </summary>
internal sealed class StepMethod
{
    private const int FieldsOfRequest = 3;

    private static readonly FrozenDictionary<MessageDescriptor, StepMethod> ByRequest =
        new[] { PetitionsReflection.Descriptor, ExchangeReflection.Descriptor, AttachmentsReflection.Descriptor }
            .SelectMany(file => file.Services).SelectMany(service => service.Methods)
            .Select(Of).OfType<StepMethod>()
            .ToFrozenDictionary(method => method._request);

    private readonly MessageDescriptor _request;
    private readonly MessageParser _answer;
    private readonly IFieldAccessor _requestId;
    private readonly IFieldAccessor _petitionId;
    private readonly IFieldAccessor _step;
    private readonly IFieldAccessor _receipt;
    private readonly StepKind _kind;
    private readonly bool _isForOperators;

    private StepMethod(MethodDescriptor method, IList<FieldDescriptor> fields, StepKind kind, FieldDescriptor receipt)
    {
        (_request, _answer) = (method.InputType, method.OutputType.Parser);
        (_requestId, _petitionId, _step) = (fields[0].Accessor, fields[1].Accessor, fields[2].Accessor);
        (_receipt, _kind) = (receipt.Accessor, kind);
        _isForOperators = Authority.Of(kind)!.Operators == Operators.Every;
    }

    /// <summary>Finds the method of a request; false where it takes no step, or not one alone.</summary>
    public static bool TryFind(IMessage request, [NotNullWhen(true)] out StepMethod? method) =>
        ByRequest.TryGetValue(request.Descriptor, out method);

    /// <summary>Reads the request.</summary>
    /// <exception cref="RefusalException">A field is at fault; an operator asks for a step that is the units'.</exception>
    public Command Read(IMessage request, Caller caller)
    {
        var actor = _isForOperators ? caller.Actor : Actor.Of(caller.RequireUnit());
        var fields = new RequestFields();
        var id = fields.Uuid("request_id", (string)_requestId.GetValue(request));
        var petition = fields.Petition("petition_id", (string)_petitionId.GetValue(request));
        var step = StepWire.Read(_kind, (IMessage?)_step.GetValue(request), fields);
        RefusalException.ThrowIf(fields.Refusal);
        return new Command(id, actor, petition, [step!]);
    }

    /// <summary>The method's answer.</summary>
    public IMessage Answer(Receipt receipt)
    {
        var answer = _answer.ParseFrom(ReadOnlySpan<byte>.Empty);
        _receipt.SetValue(answer, receipt);
        return answer;
    }

    private static StepMethod? Of(MethodDescriptor method)
    {
        var fields = method.InputType.Fields.InDeclarationOrder();
        return fields.Count == FieldsOfRequest && fields[0].Name == "request_id" && fields[1].Name == "petition_id"
            && StepNames.TryParse(fields[2].Name, out var kind) && method.OutputType.FindFieldByName("receipt") is { } receipt
                ? new StepMethod(method, fields, kind, receipt)
                : null;
    }
}
