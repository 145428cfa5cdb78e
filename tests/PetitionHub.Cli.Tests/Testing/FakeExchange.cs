using Grpc.Core;
using PetitionHub.V1;

namespace PetitionHub.Cli.Tests.Testing;

/// <summary>Takes some steps, and remembers the last.</summary>
internal sealed class FakeExchange : ExchangeService.ExchangeServiceBase
{
    public TransferPetitionRequest? Transferred { get; private set; }

    public ReportProgressRequest? Progressed { get; private set; }

    public ConcludePetitionRequest? Concluded { get; private set; }

    public override Task<TransferPetitionResponse> TransferPetition(TransferPetitionRequest request, ServerCallContext context)
    {
        Transferred = request;
        return request.Transfer.DestinationUnit == "silent"
            ? throw RefusedCall.With(StatusCode.DeadlineExceeded, "DEADLINE_PASSED")
            : Task.FromResult(new TransferPetitionResponse { Receipt = Receipt(request.RequestId, request.PetitionId) });
    }

    public override Task<ReportProgressResponse> ReportProgress(ReportProgressRequest request, ServerCallContext context)
    {
        Progressed = request;
        return Task.FromResult(new ReportProgressResponse { Receipt = Receipt(request.RequestId, request.PetitionId) });
    }

    public override Task<ConcludePetitionResponse> ConcludePetition(ConcludePetitionRequest request, ServerCallContext context)
    {
        Concluded = request;
        return Task.FromResult(new ConcludePetitionResponse { Receipt = Receipt(request.RequestId, request.PetitionId) });
    }

    private static Receipt Receipt(string requestId, string petitionId) =>
        new() { RequestId = requestId, PetitionId = petitionId, FirstSequence = 7, LastSequence = 8 };
}
