using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PetitionHub.Console.Reading;
using PetitionHub.Console.Texts;
using PetitionHub.Hub;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Monitoring;

namespace PetitionHub.Console.Exporting;

/// <summary>Figures, and the petitions behind one, as files. Rows are written as they are read, however many there are.</summary>
internal static class ExportEndpoints
{
    public static IEndpointConventionBuilder MapExports(this IEndpointRouteBuilder endpoints)
    {
        var exports = endpoints.MapGroup("/export");
        exports.MapGet("/figures.{format}", http => ExportAsync(http, FiguresAsync));
        exports.MapGet("/items.{format}", http => ExportAsync(http, PetitionsAsync));
        return exports;
    }

    private static async Task ExportAsync(HttpContext http, Func<HttpContext, StatisticsAddress, Task<ExportTable>> read)
    {
        var format = http.Request.RouteValues["format"] as string;
        if (format is not ("csv" or "xlsx"))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        try
        {
            var query = StatisticsAddress.Read(http.Request.Query, http.RequestServices.GetRequiredService<TimeProvider>());
            var table = await read(http, query);
            var name = Path.GetFileNameWithoutExtension(http.Request.Path.Value);
            http.Response.Headers.ContentDisposition =
                $"attachment; filename=\"{name}-{ShanghaiTime.Day(query.Start)}-{ShanghaiTime.Day(query.End)}.{format}\"";
            http.Response.ContentType = format == "csv" ? "text/csv; charset=utf-8"
                : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            await (format == "csv"
                ? CsvExport.WriteAsync(table, http.Response.Body, http.RequestAborted)
                : XlsxExport.WriteAsync(
                    table, http.RequestServices.GetRequiredService<HubOptions>().Data.Folder, http.Response.Body,
                    http.RequestAborted));
        }
        catch (RefusalException refused) when (!http.Response.HasStarted)
        {
            http.Response.Headers.ContentDisposition = default;
            http.Response.ContentType = "text/plain; charset=utf-8";
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsync(
                $"{ReasonNames.Of(refused.Refusal.Reason)}: "
                    + $"{refused.Refusal.Message}\n{PageLanguage.Of(http)["refused.query"]}\n", http.RequestAborted);
        }
    }

    private static async Task<ExportTable> FiguresAsync(HttpContext http, StatisticsAddress query)
    {
        var figures = await http.RequestServices.GetRequiredService<MonitoringAnswers>()
            .GetStatisticsAsync(new() { Filter = query.ToFilter() }, Watcher.Operator, http.RequestAborted);
        return ExportTable.OfFigures(figures.Figures, query, PageLanguage.Of(http));
    }

    private static async Task<ExportTable> PetitionsAsync(HttpContext http, StatisticsAddress query)
    {
        var petitions = await StatisticsPetitions.ReadAllAsync(
            http.RequestServices.GetRequiredService<MonitoringAnswers>(), StatisticsPetitions.Request(query, http.Request.Query),
            http.RequestAborted);
        return ExportTable.OfPetitions(petitions, http.RequestServices.GetRequiredService<Names>(), PageLanguage.Of(http));
    }
}
