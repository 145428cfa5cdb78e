using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using PetitionHub.Hub.Monitoring;
using PetitionHub.V1;
using Enum = System.Enum;

namespace PetitionHub.Console.Reading;

/// <summary>The items behind a figure, as the address of a page or an export asks for them.</summary>
internal static class StatisticsItems
{
    private const int PageSize = 1_000;

    public static ListStatisticsItemsRequest Request(StatisticsAddress statistics, IQueryCollection query) => new()
    {
        Filter = statistics.ToFilter(),
        Figure = Read(query["figure"], Figure.BureauAcceptance),
        Bucket = Read(query["bucket"], FigureBucket.Unspecified),
    };

    /// <summary>
    /// All of them, a page at a time. The first is read at once: a refusal comes before the first byte of a file.
    /// </summary>
    /// <exception cref="PetitionHub.Hub.Errors.RefusalException">The hub refused.</exception>
    public static async Task<IAsyncEnumerable<StatisticsItem>> ReadAllAsync(
        MonitoringReads monitoring, ListStatisticsItemsRequest request, CancellationToken cancellationToken)
    {
        request.PageSize = PageSize;
        var first = await monitoring.ListStatisticsItemsAsync(request, Watcher.Operator, cancellationToken);
        return GoOnAsync(monitoring, request, first, cancellationToken);
    }

    private static async IAsyncEnumerable<StatisticsItem> GoOnAsync(
        MonitoringReads monitoring, ListStatisticsItemsRequest request, ListStatisticsItemsResponse page,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            foreach (var item in page.Items)
                yield return item;
            request.PageToken = page.NextPageToken;
            if (request.PageToken.Length == 0)
                yield break;
            page = await monitoring.ListStatisticsItemsAsync(request, Watcher.Operator, cancellationToken);
        }
    }

    private static T Read<T>(string? text, T otherwise)
        where T : struct, Enum =>
            Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) && !value.Equals(default(T)) ? value : otherwise;
}
