using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PetitionHub.Hub.Hosting;

/// <summary>The readiness probe's answer for people: each check with its figures, and why it fails.</summary>
internal static class HealthReportJson
{
    public static async Task WriteAsync(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("status", report.Status.ToString().ToLowerInvariant());
        foreach (var (name, entry) in report.Entries)
        {
            json.WriteStartObject(name);
            json.WriteString("status", entry.Status.ToString().ToLowerInvariant());
            foreach (var (key, value) in entry.Data)
            {
                if (value is string text)
                    json.WriteString(key, text);
                else
                    json.WriteNumber(key, Convert.ToInt64(value, provider: null));
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        await json.FlushAsync(http.RequestAborted);
    }
}
