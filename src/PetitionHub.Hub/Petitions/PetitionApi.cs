using Grpc.Core;
using PetitionHub.Domain.Petitions;
using PetitionHub.Hub.Commands;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Identity;
using PetitionHub.Ledger.Wire;
using PetitionHub.V1;

namespace PetitionHub.Hub.Petitions;

/// <summary>Registering petitions, and reading them. What each method promises is said in the contract.</summary>
internal sealed class PetitionApi(CommandGateway commands, PetitionReads reads, TimeProvider time) : PetitionService.PetitionServiceBase
{
    public override async Task<RegisterPetitionResponse> RegisterPetition(RegisterPetitionRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var id = fields.Uuid("request_id", request.RequestId);
        var registration = StepWire.Read(request.Registration, fields);
        var handover = ReadHandover(request, fields);
        RefusalException.ThrowIf(fields.Refusal);
        Step registered = registration! with { QueryCode = QueryCodes.Make() };
        var petition = new PetitionId(Guid.CreateVersion7(time.GetUtcNow()));
        var command = new Command(
            id, Actor.Of(context.Caller().RequireUnit()), petition, handover is null ? [registered] : [registered, handover]);
        var receipt = await commands.SubmitAsync(command, request, context.CancellationToken);
        return new() { Receipt = ReceiptWire.ToWire(receipt), QueryCode = receipt.QueryCode };
    }

    public override async Task<AmendPetitionResponse> AmendPetition(AmendPetitionRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, request.RequestId, request.PetitionId, f => StepWire.Read(request.Amendment, f), context) };

    public override async Task<LinkRepeatPetitionResponse> LinkRepeatPetition(LinkRepeatPetitionRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, request.RequestId, request.PetitionId, f => StepWire.Read(request.RepeatLink, f), context) };

    public override async Task<VoidPetitionResponse> VoidPetition(VoidPetitionRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, request.RequestId, request.PetitionId, f => StepWire.Read(request.Voiding, f), context) };

    public override async Task<EvaluatePetitionResponse> EvaluatePetition(EvaluatePetitionRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, request.RequestId, request.PetitionId, f => StepWire.Read(request.Evaluation, f), context) };

    public override Task<GetPetitionResponse> GetPetition(GetPetitionRequest request, ServerCallContext context) =>
        reads.GetAsync(request, context.Caller().RequireUnit(), context.CancellationToken);

    public override Task<ListPetitionsResponse> ListPetitions(ListPetitionsRequest request, ServerCallContext context) =>
        reads.ListAsync(request, context.Caller().RequireUnit(), context.CancellationToken);

    public override Task<ListTimelineResponse> ListTimeline(ListTimelineRequest request, ServerCallContext context) =>
        reads.ListTimelineAsync(request, context.Caller().RequireUnit(), context.CancellationToken);

    public override Task<GetProgressResponse> GetProgress(GetProgressRequest request, ServerCallContext context) =>
        reads.GetProgressAsync(request, context.Caller().RequireUnit(), context.CancellationToken);

    private static Step? ReadHandover(RegisterPetitionRequest request, RequestFields fields) => request.HandoverCase switch
    {
        RegisterPetitionRequest.HandoverOneofCase.Transfer => StepWire.Read(request.Transfer, fields),
        RegisterPetitionRequest.HandoverOneofCase.Assignment => StepWire.Read(request.Assignment, fields),
        RegisterPetitionRequest.HandoverOneofCase.Referral => StepWire.Read(request.Referral, fields),
        RegisterPetitionRequest.HandoverOneofCase.UpwardReport => StepWire.Read(request.UpwardReport, fields),
        _ => null,
    };
}
