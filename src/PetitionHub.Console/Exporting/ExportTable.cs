using PetitionHub.Console.Reading;
using PetitionHub.Console.Texts;
using PetitionHub.V1;

namespace PetitionHub.Console.Exporting;

/// <summary>A table on its way into a file: its headings, and its rows as they are read.</summary>
/// <param name="Headings">What each column has.</param>
/// <param name="Rows">Texts and numbers, one for each heading.</param>
internal sealed record ExportTable(IReadOnlyList<string> Headings, IAsyncEnumerable<object?[]> Rows)
{
    /// <summary>A row for each part of each figure, and one for the whole of it.</summary>
    public static ExportTable OfFigures(IEnumerable<FigureResult> figures, StatisticsAddress query, TextTable texts) => new(
        [
            texts["figure"], texts["figure.value"], texts["figure.bucket"], texts["figure.items"], texts["statistics.start"],
            texts["statistics.end"],
            texts["statistics.region"],
        ],
        figures.SelectMany(figure => RowsOf(figure, query, texts)).ToAsyncEnumerable());

    public static ExportTable OfPetitions(IAsyncEnumerable<StatisticsPetition> petitions, Names names, TextTable texts) => new(
        [
            texts["petition"], texts["figure.bucket"], texts["items.registered"], texts["petition.registrar"],
            texts["registrar.name"],
            texts["items.period"], texts["items.doneAt"], texts["items.region"], texts["region.name"], texts["holder.now"],
            texts["holder.name"],
            texts["status.now"], texts["items.persons"],
        ],
        petitions.Select(petition => RowOf(petition, names, texts)));

    private static IEnumerable<object?[]> RowsOf(FigureResult figure, StatisticsAddress query, TextTable texts)
    {
        var (start, end) = (ShanghaiTime.Day(query.Start), ShanghaiTime.Day(query.End));
        yield return [texts.Of(figure.Figure), figure.HasValue ? figure.Value : null, texts["figure.all"], figure.Petitions,
            start, end, query.Territory];
        foreach (var bucket in figure.Buckets)
            yield return [texts.Of(figure.Figure), null, texts.Of(bucket.Bucket), bucket.Count, start, end, query.Territory];
    }

    private static object?[] RowOf(StatisticsPetition petition, Names names, TextTable texts) =>
    [
        petition.PetitionId, texts.Of(petition.Bucket), ShanghaiTime.Second(petition.RegisterTime), petition.Registrar,
        names.OfUnit(petition.Registrar),
        petition.PeriodDay, ShanghaiTime.Second(petition.DoneTime), petition.Territory, names.OfTerritory(petition.Territory),
        petition.Holder, names.OfUnit(petition.Holder), texts.Of(petition.Status), petition.PetitionerCount,
    ];
}
