using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using PetitionHub.Contracts;
using PetitionHub.Domain.Petitions;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Requests;
using PetitionHub.V1;
using PetitionHub.Wire;

namespace PetitionHub.Hub.Commands;

/// <summary>
/// Answers a method of the contract that takes one step of a petition: reads the command from its request, and makes its answer
/// of the receipt.
/// </summary>
internal sealed class AnsweredStep
{
    private static readonly FrozenDictionary<MessageDescriptor, AnsweredStep> ByRequest =
        StepMethods.All.Select(method => new AnsweredStep(method)).ToFrozenDictionary(method => method._request);

    private readonly MessageDescriptor _request;
    private readonly MessageParser _answer;
    private readonly IFieldAccessor _requestId;
    private readonly IFieldAccessor _petitionId;
    private readonly IFieldAccessor _step;
    private readonly IFieldAccessor _receipt;
    private readonly StepKind _kind;
    private readonly bool _isForOperators;

    /// <exception cref="InvalidOperationException">The contract has a step that the rules do not know.</exception>
    private AnsweredStep(StepMethod method)
    {
        (_request, _answer) = (method.Method.InputType, method.Method.OutputType.Parser);
        (_requestId, _petitionId) = (method.RequestId.Accessor, method.PetitionId.Accessor);
        (_step, _receipt) = (method.Step.Accessor, method.Receipt.Accessor);
        if (!StepNames.TryParse(method.Step.Name, out _kind))
            throw new InvalidOperationException($"{method.Method.FullName} takes '{method.Step.Name}', which is not a step.");
        _isForOperators = Authority.Of(_kind)!.Operators == Operators.Every;
    }

    /// <summary>Finds the method of a request; false where it takes no step, or not one alone.</summary>
    public static bool TryFind(IMessage request, [NotNullWhen(true)] out AnsweredStep? method) =>
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
}
