using Grpc.Core;
using PetitionHub.Hub.Commands;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Repeats;
using PetitionHub.V1;

namespace PetitionHub.Hub.Petitions;

/// <summary>
/// Registering petitions, and reading them. What each method promises is said in the contract; those that take a step of a
/// petition are answered by <see cref="StepAnswers"/>.
/// </summary>
internal sealed class PetitionApi(CommandGateway commands, PetitionAnswers answers, RepeatAnswers repeats)
    : PetitionService.PetitionServiceBase
{
    public override async Task<RegisterPetitionResponse> RegisterPetition(
        RegisterPetitionRequest request, ServerCallContext context)
    {
        var command = commands.Read(request, context.Caller());
        // While the ledger writes it, the index of repeats is searched: the caller does not wait for one after the other.
        var look = repeats.Begin(((Domain.Petitions.Registration)command.Steps[0]).Details, context.CancellationToken);
        var receipt = await commands.SubmitAsync(request, command, context.CancellationToken);
        var response = new RegisterPetitionResponse { Receipt = ReceiptWire.ToWire(receipt), QueryCode = receipt.QueryCode };
        await repeats.AddToAsync(response, look, receipt, context.Caller().RequireUnit(), context.CancellationToken);
        return response;
    }

    public override Task<FindRepeatsResponse> FindRepeats(FindRepeatsRequest request, ServerCallContext context) =>
        repeats.FindAsync(request, context.Caller().RequireUnit(), context.CancellationToken);

    public override Task<GetPetitionResponse> GetPetition(GetPetitionRequest request, ServerCallContext context) =>
        answers.GetAsync(request, context.Caller().RequireUnit(), context.CancellationToken);

    public override Task<ListPetitionsResponse> ListPetitions(ListPetitionsRequest request, ServerCallContext context) =>
        answers.ListAsync(request, context.Caller().RequireUnit(), context.CancellationToken);

    public override Task<ListTimelineResponse> ListTimeline(ListTimelineRequest request, ServerCallContext context) =>
        answers.ListTimelineAsync(request, context.Caller().RequireUnit(), context.CancellationToken);

    public override Task<GetProgressResponse> GetProgress(GetProgressRequest request, ServerCallContext context) =>
        answers.GetProgressAsync(request, context.Caller().RequireUnit(), context.CancellationToken);
}
