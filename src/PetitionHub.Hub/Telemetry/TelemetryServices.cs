using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Configuration;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Hub.Telemetry;

/// <summary>Metrics to be scraped, and metrics and traces for a collector where one is set.</summary>
internal static class TelemetryServices
{
    private const string ServiceName = "petitionhub";

    private static readonly string[] Meters =
    [
        HubMeter.Name, LedgerMetrics.MeterName, "System.Runtime", "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
    ];

    public static void AddTelemetry(this IServiceCollection services, TelemetryOptions options)
    {
        services.TryAddSingleton<HubMeter>();
        services.AddHostedService<HubGauges>();
        services.AddSingleton<ICommitListener>(provider => new ExchangeMetrics(
            provider.GetRequiredService<HubMeter>(), () => provider.GetRequiredService<IUnitDirectory>()));
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                ServiceName, serviceVersion: typeof(HubHost).Assembly.GetName().Version?.ToString(3), // Hubs may share a machine.
                serviceInstanceId: $"{Environment.MachineName}-{Guid.NewGuid():N}"))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Meters).AddView(ExchangeMetrics.Handovers, ExchangeMetrics.HandoverStream)
                    .AddPrometheusExporter();
                if (options.OtlpEndpoint is { } endpoint)
                    metrics.AddOtlpExporter(exporter => Set(exporter, endpoint));
            });
        // Without a collector no traces are made, since they would go nowhere.
        if (options.OtlpEndpoint is not { } collector)
            return;
        telemetry.WithTracing(tracing => tracing
            .SetSampler(new DeliverySampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.TraceRatio))))
            .AddSource(DeliveryTracing.SourceName)
            .AddAspNetCoreInstrumentation(instrumentation => instrumentation.Filter = http => http.Request.IsHttps)
            .AddOtlpExporter(exporter => Set(exporter, collector)));
    }

    /// <summary>Adds a gauge that is read off a service.</summary>
    public static IServiceCollection AddGauge<TService>(
        this IServiceCollection services, string name, string unit, string description, Func<TService, long> read)
        where TService : notnull => services.AddSingleton(provider => new HubGauge(
            name, unit, description, () => read(provider.GetRequiredService<TService>())));

    /// <summary>The page that Prometheus scrapes, <c>/metrics</c>.</summary>
    public static IApplicationBuilder UseMetricsPage(this IApplicationBuilder operations) =>
        operations.UseOpenTelemetryPrometheusScrapingEndpoint();

    private static void Set(OtlpExporterOptions exporter, string endpoint) => exporter.Endpoint = new Uri(endpoint);
}
