using Google.Protobuf.Reflection;
using PetitionHub.V1;

namespace PetitionHub.Contracts;

/// <summary>
/// The methods of the contract that take one step on one petition, and nothing else. Found by the descriptors, so that a step
/// that the contract gains is answered, and is on the command line, without a line of code.
/// </summary>
public static class StepMethods
{
    private const int FieldsOfRequest = 3;

    /// <summary>All of them, in the order of the contract.</summary>
    public static IReadOnlyList<StepMethod> All { get; } =
    [
        .. new[] { PetitionsReflection.Descriptor, ExchangeReflection.Descriptor, AttachmentsReflection.Descriptor }
            .SelectMany(file => file.Services).SelectMany(service => service.Methods)
            .Select(Of).OfType<StepMethod>(),
    ];

    private static StepMethod? Of(MethodDescriptor method)
    {
        var fields = method.InputType.Fields.InDeclarationOrder();
        return fields.Count == FieldsOfRequest && fields[0].Name == "request_id" && fields[1].Name == "petition_id"
            && fields[2].FieldType == FieldType.Message && method.OutputType.FindFieldByName("receipt") is { } receipt
                ? new StepMethod(method, fields[0], fields[1], fields[2], receipt)
                : null;
    }
}

/// <summary>A method whose request is a request id, a petition id and the step, and whose answer has a receipt.</summary>
/// <param name="Method">The method.</param>
/// <param name="RequestId">The request's field of the request id.</param>
/// <param name="PetitionId">The request's field of the petition id.</param>
/// <param name="Step">The request's field of the step, which has its name.</param>
/// <param name="Receipt">The answer's field of the receipt.</param>
public sealed record StepMethod(
    MethodDescriptor Method, FieldDescriptor RequestId, FieldDescriptor PetitionId, FieldDescriptor Step,
    FieldDescriptor Receipt);
