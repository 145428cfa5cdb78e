using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using PetitionHub.Hub.Monitoring;
using PetitionHub.V1;
using Enum = System.Enum;

namespace PetitionHub.Console.Reading;

/// <summary>The petitions behind a figure, as the address of a page or an export asks for them.</summary>
internal static class StatisticsPetitions
{
    private const int PageSize = 1_000;

    public static ListStatisticsPetitionsRequest Request(StatisticsAddress statistics, IQueryCollection query) => new()
    {
        Filter = statistics.ToFilter(),
        Figure = Read(query["figure"], Figure.BureauAcceptance),
        Bucket = Read(query["bucket"], FigureBucket.Unspecified),
    };

    /// <summary>
    /// All petitions, read page by page. The first page is read at once, so that a refusal comes before the export has begun.
    /// </summary>
    /// <exception cref="PetitionHub.Hub.Errors.RefusalException">The hub refused.</exception>
    public static async Task<IAsyncEnumerable<StatisticsPetition>> ReadAllAsync(
        MonitoringAnswers monitoring, ListStatisticsPetitionsRequest request, CancellationToken cancellationToken)
    {
        request.PageSize = PageSize;
        var first = await monitoring.ListStatisticsPetitionsAsync(request, Watcher.Operator, cancellationToken);
        return GoOnAsync(monitoring, request, first, cancellationToken);
    }

    private static async IAsyncEnumerable<StatisticsPetition> GoOnAsync(
        MonitoringAnswers monitoring, ListStatisticsPetitionsRequest request, ListStatisticsPetitionsResponse page,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            foreach (var petition in page.Petitions)
                yield return petition;
            request.PageToken = page.NextPageToken;
            if (request.PageToken.Length == 0)
                yield break;
            page = await monitoring.ListStatisticsPetitionsAsync(request, Watcher.Operator, cancellationToken);
        }
    }

    private static T Read<T>(string? text, T otherwise)
        where T : struct, Enum =>
            Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) && !value.Equals(default(T)) ? value : otherwise;
}
