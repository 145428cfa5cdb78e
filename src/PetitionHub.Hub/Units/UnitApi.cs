using Grpc.Core;
using PetitionHub.Domain.Categories;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Commands;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Replicas;
using PetitionHub.Hub.Requests;
using PetitionHub.Hub.Streams;
using PetitionHub.V1;
using PetitionHub.Wire;
using DomainOrgan = PetitionHub.Domain.Units.OrganType;

namespace PetitionHub.Hub.Units;

/// <summary>The directory and its routes. What each method promises is said in the contract.</summary>
internal sealed class UnitApi(
    CommandGateway commands, UnitAnswers answers, RouteCache routes, CategoryTable categories, StreamGuard guard)
    : UnitService.UnitServiceBase
{
    // Enough to fill the writer's batches; the stream is read on only as changes are answered.
    private const int ImportWindow = 1_024;
    private const int ImportLimit = 1_000_000;

    public override async Task<ChangeUnitResponse> ChangeUnit(ChangeUnitRequest request, ServerCallContext context) =>
        new() { Receipt = await ChangeAsync(request, context.Caller(), context.CancellationToken) };

    public override async Task ImportUnits(
        IAsyncStreamReader<ImportUnitsRequest> requestStream, IServerStreamWriter<ImportUnitsResponse> responseStream,
        ServerCallContext context)
    {
        await guard.RunAsync(context, ending => ImportAsync(requestStream, responseStream, context.Caller(), ending));
    }

    public override Task<GetUnitResponse> GetUnit(GetUnitRequest request, ServerCallContext context) =>
        Task.FromResult(answers.Get(request));

    public override Task<ListUnitsResponse> ListUnits(ListUnitsRequest request, ServerCallContext context) =>
        Task.FromResult(answers.List(request));

    public override async Task<ResolveRouteResponse> ResolveRoute(ResolveRouteRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var territory = fields.TerritoryOfToday("territory", request.Territory);
        var category = fields.Category("category", request.Category);
        var organ = fields.OptionalChoice<DomainOrgan>("organ_type", (int)request.OrganType) ?? DomainOrgan.CompetentOrgan;
        RefusalException.ThrowIf(fields.Refusal);
        if (!categories.TryFind(category, out _))
        {
            throw new RefusalException(new Refusal(
                RefusalReason.CategoryUnknown,
                $"Category '{category}' is not in table {categories.Version}. Map it before asking.")
                .With("category", category).With("table_version", categories.Version).At("category"));
        }

        var route = await routes.ResolveAsync(territory, category, organ, context.CancellationToken)
            ?? throw new RefusalException(new Refusal(
                RefusalReason.RouteNotFound,
                $"No unit of the directory serves {territory} for category {category}. Register one.")
                .With("territory", territory).With("category", category));
        return new ResolveRouteResponse { Unit = UnitWire.ToWire(route.Unit), Basis = route.Basis.ToWire() };
    }

    private Task ImportAsync(
        IAsyncStreamReader<ImportUnitsRequest> requests,
        IServerStreamWriter<ImportUnitsResponse> responses,
        Caller caller,
        CancellationToken ending)
    {
        var count = 0;
        return AnsweredStream.AnswerAsync(
            requests,
            responses,
            ImportWindow,
            (request, token) => count++ < ImportLimit
                ? ValueTask.FromResult(AnswerAsync(request, caller, token))
                : throw new RefusalException(new Refusal(
                    RefusalReason.FieldInvalid, $"A stream takes {ImportLimit:N0} changes; open another.")),
            ending);
    }

    private async Task<ImportUnitsResponse> AnswerAsync(
        ImportUnitsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var response = new ImportUnitsResponse { UnitCode = request.UnitChange?.Unit?.UnitCode ?? "" };
        try
        {
            var change = new ChangeUnitRequest { RequestId = request.RequestId, UnitChange = request.UnitChange };
            response.Receipt = await ChangeAsync(change, caller, cancellationToken);
        }
        catch (RefusalException e) when (e.Refusal.Reason != RefusalReason.HubStopping)
        {
            response.Refused = new RefusedChange
            {
                Reason = ReasonNames.Of(e.Refusal.Reason),
                Message = e.Refusal.Message,
                Field = e.Refusal.Fields.IsEmpty ? "" : e.Refusal.Fields[0].Path,
            };
        }

        return response;
    }

    private async Task<Receipt> ChangeAsync(ChangeUnitRequest request, Caller caller, CancellationToken cancellationToken) =>
        ReceiptWire.ToWire(await commands.SubmitAsync(request, caller, cancellationToken));
}
