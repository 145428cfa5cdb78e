using PetitionHub.Ledger;

namespace PetitionHub.Hub.Configuration;

/// <summary>Where traces and metrics go. Metrics can always be scraped from the operations address.</summary>
public sealed record TelemetryOptions
{
    /// <summary>The OpenTelemetry collector, over OTLP/gRPC, as <c>http://collector:4317</c>; null for none.</summary>
    public string? OtlpEndpoint { get; init; }

    /// <summary>Which part of the calls is traced where the caller has not decided: 0 to 1.</summary>
    public double TraceRatio { get; init; } = 0.1;

    /// <summary>Finds all values that are not as they must be.</summary>
    public IEnumerable<OptionError> FindErrors() =>
    [
        .. Checks.That(
            OtlpEndpoint is null
                || (Uri.TryCreate(OtlpEndpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"),
            nameof(OtlpEndpoint), $"must be an http or https address as http://collector:4317, and is '{OtlpEndpoint}'"),
        .. Checks.That(TraceRatio is >= 0 and <= 1, nameof(TraceRatio), $"must be 0 to 1, and is {TraceRatio}"),
    ];
}
