using PetitionHub.Domain.Categories;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Paging;
using PetitionHub.Hub.Requests;
using PetitionHub.Ledger.Lists;
using PetitionHub.V1;
using DomainPurpose = PetitionHub.Domain.Petitions.Purpose;
using DomainScope = PetitionHub.Ledger.Lists.PetitionScope;
using DomainStatus = PetitionHub.Domain.Petitions.PetitionStatus;

namespace PetitionHub.Hub.Petitions;

/// <summary>Reads the filter of a list of petitions.</summary>
internal static class PetitionQueryFields
{
    public static (PetitionQuery Query, PageToken Token) Read(
        ListPetitionsRequest request, Domain.Units.Unit unit, DateTimeOffset now, int defaultPage, int maxPage)
    {
        var fields = new RequestFields();
        var query = new PetitionQuery
        {
            Unit = unit,
            Scope = fields.OptionalChoice<DomainScope>("scope", (int)request.Scope) ?? DomainScope.Held,
            Statuses = [.. request.Statuses.Select((s, i) => fields.Choice<DomainStatus>($"statuses[{i}]", (int)s))],
            CategoryPrefix = request.CategoryPrefix,
            ProblemTerritory = fields.OptionalTerritoryOfToday("territory", request.Territory),
            Purpose = fields.OptionalChoice<DomainPurpose>("purpose", (int)request.Purpose),
            RegisteredFrom = fields.OptionalTime("registered_from", request.RegisteredFrom),
            RegisteredBefore = fields.OptionalTime("registered_before", request.RegisteredBefore),
            OverdueAt = request.OverdueOnly ? now : null,
            Matter = fields.OptionalPetition("matter_id", request.MatterId),
            Limit = fields.PageSize(request.PageSize, defaultPage, maxPage),
        };
        if (request.CategoryPrefix.Length is not (0 or 2 or 4 or 6) || !request.CategoryPrefix.All(char.IsAsciiDigit))
            fields.Reject("category_prefix", "must be 2, 4 or 6 digits");
        else if (!CategoryTable.Official.Has(request.CategoryPrefix))
            fields.Reject("category_prefix", $"is not a category or group: {request.CategoryPrefix}", request.CategoryPrefix);
        RefusalException.ThrowIf(fields.Refusal);
        var token = PageToken.Of("petitions", unit.Code.Value, WithoutPage(request).ToString());
        return (query with { After = token.ReadPetition(request.PageToken) }, token);
    }

    private static ListPetitionsRequest WithoutPage(ListPetitionsRequest request)
    {
        var filter = request.Clone();
        (filter.PageSize, filter.PageToken, filter.MinSequence) = (0, "", 0);
        return filter;
    }
}
