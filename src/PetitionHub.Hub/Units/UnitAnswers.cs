using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Paging;
using PetitionHub.Hub.Requests;
using PetitionHub.V1;
using PetitionHub.Wire;
using DomainOrgan = PetitionHub.Domain.Units.OrganType;

namespace PetitionHub.Hub.Units;

/// <summary>Reads the directory, which every replica holds in memory.</summary>
internal sealed class UnitAnswers(UnitDirectory directory)
{
    private const int DefaultPage = 100;
    private const int MaxPage = 1_000;

    public GetUnitResponse Get(GetUnitRequest request)
    {
        var fields = new RequestFields();
        var code = fields.Unit("unit_code", request.UnitCode);
        RefusalException.ThrowIf(fields.Refusal);
        return directory.TryFind(code, out var unit)
            ? new() { Unit = UnitWire.ToWire(unit) }
            : throw new RefusalException(new Refusal(
                RefusalReason.UnitUnknown, $"Unit {code} is not in the directory. List the units of its territory.")
                    .With("unit", code));
    }

    public ListUnitsResponse List(ListUnitsRequest request)
    {
        var fields = new RequestFields();
        var territory = fields.OptionalTerritoryOfToday("territory", request.Territory) ?? Territory.Country;
        var organ = fields.OptionalChoice<DomainOrgan>("organ_type", (int)request.OrganType);
        var size = fields.PageSize(request.PageSize, DefaultPage, MaxPage);
        RefusalException.ThrowIf(fields.Refusal);
        var token = PageToken.Of(
            "units", territory.ToString(), request.OrganType.ToString(), request.System, request.ExactTerritory.ToString());
        var after = token.Read(request.PageToken) ?? "";

        var found = (request.ExactTerritory ? directory.InTerritory(territory) : directory.Within(territory))
            .Where(u => (organ is null || u.Organ == organ) && (request.System.Length == 0 || u.System == request.System))
            .Where(u => string.CompareOrdinal(u.Code.Value, after) > 0)
            .OrderBy(u => u.Code)
            .Take(size + 1)
            .ToList();
        var response = new ListUnitsResponse();
        response.Units.AddRange(found.Take(size).Select(UnitWire.ToWire));
        if (found.Count > size)
            response.NextPageToken = token.Write(found[size - 1].Code.Value);
        return response;
    }
}
