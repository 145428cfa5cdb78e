using Google.Protobuf;
using PetitionHub.Domain.Petitions;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Petitions;
using PetitionHub.Ledger.Wire;
using PetitionHub.V1;

namespace PetitionHub.Hub.Commands;

/// <summary>Reads the request of any method that is a command.</summary>
internal sealed class CommandRequests(TimeProvider time)
{
    /// <summary>The command of the caller.</summary>
    /// <exception cref="RefusalException">A field is at fault; an operator asks for a step in a petition.</exception>
    /// <exception cref="ArgumentException">The message is no request of a command.</exception>
    public Command Read(IMessage request, Caller caller) => request switch
    {
        ChangeUnitRequest r => ReadUnitChange(r, caller),
        RegisterPetitionRequest r => ReadRegistration(r, caller),
        AmendPetitionRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.Amendment, f)),
        LinkRepeatPetitionRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.RepeatLink, f)),
        VoidPetitionRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.Voiding, f)),
        EvaluatePetitionRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.Evaluation, f)),
        TransferPetitionRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.Transfer, f)),
        AssignPetitionRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.Assignment, f)),
        ReportPetitionUpRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.UpwardReport, f)),
        CopyPetitionRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.Copying, f)),
        ReferPetitionRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.Referral, f)),
        AcknowledgeReceiptRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.ReceiptAcknowledgement, f)),
        NotifyAcceptanceRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.AcceptanceNotice, f)),
        ObjectToHandoverRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.Objection, f)),
        DecideObjectionRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.ObjectionDecision, f)),
        RaiseDisputeRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.Dispute, f)),
        DecideDisputeRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.DisputeDecision, f)),
        NameUnitsRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.UnitNaming, f)),
        ReportProgressRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.ProgressReport, f)),
        ExtendHandlingRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.Extension, f)),
        RecordMediationRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.Mediation, f)),
        ConcludePetitionRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.HandlingOpinion, f)),
        SubmitCompletionReportRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.CompletionReport, f)),
        DecideCompletionReportRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.CompletionReportDecision, f)),
        RequestFuchaRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.ReadFuchaRequest(r.FuchaRequest, f)),
        DecideFuchaRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.ReadFuchaDecision(r.FuchaDecision, f)),
        RequestFuheRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.ReadFuheRequest(r.FuheRequest, f)),
        RecordHearingRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.Hearing, f)),
        DecideFuheRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.ReadFuheDecision(r.FuheDecision, f)),
        RefuseRepeatRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.RepeatRefusal, f)),
        UrgePetitionRequest r => ReadStep(r.RequestId, r.PetitionId, caller.Actor, f => StepWire.Read(r.Urging, f)),
        SupervisePetitionRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.Supervision, f)),
        GiveFeedbackRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.Feedback, f)),
        ReportUrgentlyRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.UrgentReport, f)),
        FileAttachmentsRequest r => ReadStep(r.RequestId, r.PetitionId, caller, f => StepWire.Read(r.AttachmentFiling, f)),
        _ => throw new ArgumentException($"{request.Descriptor.FullName} is no command.", nameof(request)),
    };

    private Command ReadRegistration(RegisterPetitionRequest request, Caller caller)
    {
        var fields = new RequestFields();
        var id = fields.Uuid("request_id", request.RequestId);
        var registration = StepWire.Read(request.Registration, fields);
        var filing = request.AttachmentFiling is null ? null : StepWire.Read(request.AttachmentFiling, fields);
        var handover = ReadHandover(request, fields);
        RefusalException.ThrowIf(fields.Refusal);
        Step registered = registration! with { QueryCode = QueryCodes.Make() };
        var petition = new PetitionId(Guid.CreateVersion7(time.GetUtcNow()));
        Step?[] steps = [registered, filing, handover];
        return new Command(id, Actor.Of(caller.RequireUnit()), petition, [.. steps.OfType<Step>()]);
    }

    private static Step? ReadHandover(RegisterPetitionRequest request, RequestFields fields) => request.HandoverCase switch
    {
        RegisterPetitionRequest.HandoverOneofCase.Transfer => StepWire.Read(request.Transfer, fields),
        RegisterPetitionRequest.HandoverOneofCase.Assignment => StepWire.Read(request.Assignment, fields),
        RegisterPetitionRequest.HandoverOneofCase.Referral => StepWire.Read(request.Referral, fields),
        RegisterPetitionRequest.HandoverOneofCase.UpwardReport => StepWire.Read(request.UpwardReport, fields),
        _ => null,
    };

    private static Command ReadUnitChange(ChangeUnitRequest request, Caller caller)
    {
        var fields = new RequestFields();
        var id = fields.Uuid("request_id", request.RequestId);
        var change = StepWire.Read(request.UnitChange, fields);
        RefusalException.ThrowIf(fields.Refusal);
        return new Command(id, caller.Actor, null, [change!]);
    }

    private static Command ReadStep(string requestId, string petitionId, Caller caller, Func<RequestFields, Step?> read) =>
        ReadStep(requestId, petitionId, Actor.Of(caller.RequireUnit()), read);

    private static Command ReadStep(string requestId, string petitionId, Actor actor, Func<RequestFields, Step?> read)
    {
        var fields = new RequestFields();
        var id = fields.Uuid("request_id", requestId);
        var petition = fields.Petition("petition_id", petitionId);
        var step = read(fields);
        RefusalException.ThrowIf(fields.Refusal);
        return new Command(id, actor, petition, [step!]);
    }
}
