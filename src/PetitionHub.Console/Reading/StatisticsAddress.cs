using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Http;
using PetitionHub.Domain.Calendar;
using PetitionHub.V1;
using Enum = System.Enum;

namespace PetitionHub.Console.Reading;

/// <summary>Which items the official figures of a page count, as its address says.</summary>
internal sealed record StatisticsAddress
{
    public required DateOnly Start { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly End { get; init; }

    public string Territory { get; init; } = "";

    public OrganType Registrar { get; init; }

    public int LeastPersons { get; init; }

    public int MostPersons { get; init; }

    public bool WithExcluded { get; init; }

    public bool FirstPetitionsOnly { get; init; }

    /// <summary>What the address says; what it does not is this month.</summary>
    public static StatisticsAddress Read(IQueryCollection query, TimeProvider clock)
    {
        var today = ChinaTime.DayOf(clock.GetUtcNow());
        var start = ShanghaiTime.ReadDay(query["start"]) ?? new DateOnly(today.Year, today.Month, 1);
        return new StatisticsAddress
        {
            Start = start,
            End = ShanghaiTime.ReadDay(query["end"]) ?? (today < start ? start : today),
            Territory = query["territory"].ToString().Trim(),
            Registrar = Enum.TryParse<OrganType>(query["registrar"], out var organ) ? organ : OrganType.Unspecified,
            LeastPersons = ReadCount(query["least"]),
            MostPersons = ReadCount(query["most"]),
            WithExcluded = query["excluded"] == "1",
            FirstPetitionsOnly = query["first"] == "1",
        };
    }

    public StatisticsFilter ToFilter()
    {
        var filter = new StatisticsFilter
        {
            StartTime = ShanghaiTime.StartOf(Start).ToTimestamp(),
            EndTime = ChinaTime.EndOf(End).ToTimestamp(),
            Territory = Territory,
            LeastPersons = LeastPersons,
            MostPersons = MostPersons,
            WithExcluded = WithExcluded,
            FirstPetitionsOnly = FirstPetitionsOnly,
        };
        if (Registrar != OrganType.Unspecified)
            filter.RegistrarTypes.Add(Registrar);
        return filter;
    }

    /// <summary>The address's part behind the question mark, with more behind it.</summary>
    public string ToQuery(string more = "") => string.Concat(
        $"start={ShanghaiTime.Day(Start)}&end={ShanghaiTime.Day(End)}&territory={Uri.EscapeDataString(Territory)}",
        Registrar == OrganType.Unspecified ? "" : $"&registrar={Registrar}",
        LeastPersons == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"&least={LeastPersons}"),
        MostPersons == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"&most={MostPersons}"),
        WithExcluded ? "&excluded=1" : "",
        FirstPetitionsOnly ? "&first=1" : "",
        more);

    private static int ReadCount(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
}
