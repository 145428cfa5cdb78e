using Google.Protobuf;
using Google.Protobuf.Reflection;
using PetitionHub.Domain.Petitions;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Requests;
using PetitionHub.Wire;

namespace PetitionHub.Hub.Commands;

/// <summary>Reads the request of any method that is a command.</summary>
internal sealed class CommandRequests(TimeProvider time)
{
    private static readonly OneofAccessor Handover =
        V1.RegisterPetitionRequest.Descriptor.Oneofs.Single(oneof => oneof.Name == "handover").Accessor;

    /// <summary>The command of the caller.</summary>
    /// <exception cref="RefusalException">A field is at fault; an operator asks for a step in a petition.</exception>
    /// <exception cref="ArgumentException">The message is no request of a command.</exception>
    public Command Read(IMessage request, Caller caller) => request switch
    {
        _ when AnsweredStep.TryFind(request, out var method) => method.Read(request, caller),
        V1.RegisterPetitionRequest registering => ReadRegistration(registering, caller),
        V1.ChangeUnitRequest changing => ReadUnitChange(changing, caller),
        _ => throw new ArgumentException($"{request.Descriptor.FullName} is no command.", nameof(request)),
    };

    private Command ReadRegistration(V1.RegisterPetitionRequest request, Caller caller)
    {
        var fields = new RequestFields();
        var id = fields.Uuid("request_id", request.RequestId);
        var registration = StepWire.Read<Registration>(request.Registration, fields);
        var filing = request.AttachmentFiling is null ? null : StepWire.Read<AttachmentFiling>(request.AttachmentFiling, fields);
        var handover = ReadHandover(request, fields);
        RefusalException.ThrowIf(fields.Refusal);
        Step registered = registration! with { QueryCode = QueryCodes.Make() };
        var petition = new PetitionId(Guid.CreateVersion7(time.GetUtcNow()));
        Step?[] steps = [registered, filing, handover];
        return new Command(id, Actor.Of(caller.RequireUnit()), petition, [.. steps.OfType<Step>()]);
    }

    private static Step? ReadHandover(V1.RegisterPetitionRequest request, RequestFields fields) =>
        Handover.GetCaseFieldDescriptor(request) is { } given && StepNames.TryParse(given.Name, out var kind)
            ? StepWire.Read(kind, (IMessage)given.Accessor.GetValue(request), fields)
            : null;

    private static Command ReadUnitChange(V1.ChangeUnitRequest request, Caller caller)
    {
        var fields = new RequestFields();
        var id = fields.Uuid("request_id", request.RequestId);
        var change = StepWire.Read<UnitChange>(request.UnitChange, fields);
        RefusalException.ThrowIf(fields.Refusal);
        return new Command(id, caller.Actor, null, [change!]);
    }
}
