using Grpc.Core;
using PetitionHub.Hub.Commands;
using PetitionHub.V1;

namespace PetitionHub.Hub.Exchange;

/// <summary>The steps of the exchange, each one command. What each promises is said in the contract.</summary>
internal sealed class ExchangeApi(CommandGateway commands) : ExchangeService.ExchangeServiceBase
{
    public override async Task<TransferPetitionResponse> TransferPetition(TransferPetitionRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<AssignPetitionResponse> AssignPetition(AssignPetitionRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<ReportPetitionUpResponse> ReportPetitionUp(ReportPetitionUpRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<CopyPetitionResponse> CopyPetition(CopyPetitionRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<ReferPetitionResponse> ReferPetition(ReferPetitionRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<AcknowledgeReceiptResponse> AcknowledgeReceipt(AcknowledgeReceiptRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<NotifyAcceptanceResponse> NotifyAcceptance(NotifyAcceptanceRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<ObjectToHandoverResponse> ObjectToHandover(ObjectToHandoverRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<DecideObjectionResponse> DecideObjection(DecideObjectionRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<RaiseDisputeResponse> RaiseDispute(RaiseDisputeRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<DecideDisputeResponse> DecideDispute(DecideDisputeRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<NameUnitsResponse> NameUnits(NameUnitsRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<ReportProgressResponse> ReportProgress(ReportProgressRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<ExtendHandlingResponse> ExtendHandling(ExtendHandlingRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<RecordMediationResponse> RecordMediation(RecordMediationRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<ConcludePetitionResponse> ConcludePetition(ConcludePetitionRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<SubmitCompletionReportResponse> SubmitCompletionReport(SubmitCompletionReportRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<DecideCompletionReportResponse> DecideCompletionReport(DecideCompletionReportRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<RequestFuchaResponse> RequestFucha(RequestFuchaRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<DecideFuchaResponse> DecideFucha(DecideFuchaRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<RequestFuheResponse> RequestFuhe(RequestFuheRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<RecordHearingResponse> RecordHearing(RecordHearingRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<DecideFuheResponse> DecideFuhe(DecideFuheRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<RefuseRepeatResponse> RefuseRepeat(RefuseRepeatRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<UrgePetitionResponse> UrgePetition(UrgePetitionRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<SupervisePetitionResponse> SupervisePetition(SupervisePetitionRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<GiveFeedbackResponse> GiveFeedback(GiveFeedbackRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };

    public override async Task<ReportUrgentlyResponse> ReportUrgently(ReportUrgentlyRequest request, ServerCallContext context) =>
        new() { Receipt = await commands.TakeAsync(request, context) };
}
