using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using PetitionHub.Hub.Monitoring;
using PetitionHub.V1;
using Enum = System.Enum;

namespace PetitionHub.Hub.Console.Reading;

/// <summary>The items behind a figure, as the address of a page or an export asks for them.</summary>
internal static class StatisticsItems
{
    private const int PageSize = 1_000;

    public static ListStatisticsItemsRequest Request(StatisticsQuery statistics, IQueryCollection query) => new()
    {
        Filter = statistics.ToFilter(),
        Figure = Read(query["figure"], Figure.BureauAcceptance),
        Bucket = Read(query["bucket"], FigureBucket.Unspecified),
    };

    /// <summary>All of them, a page at a time.</summary>
    public static async IAsyncEnumerable<StatisticsItem> ReadAllAsync(
        MonitoringReads monitoring, ListStatisticsItemsRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        request.PageSize = PageSize;
        do
        {
            var page = await monitoring.ListStatisticsItemsAsync(request, Watcher.Operator, cancellationToken);
            foreach (var item in page.Items)
                yield return item;
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
    }

    private static T Read<T>(string? text, T otherwise)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) && !value.Equals(default(T)) ? value : otherwise;
}
