using System.Diagnostics;
using OpenTelemetry.Trace;

namespace PetitionHub.Hub.Telemetry;

/// <summary>A delivery is recorded where a command that it delivers was; all else as the other sampler decides.</summary>
internal sealed class DeliverySampler(Sampler others) : Sampler
{
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        samplingParameters.Links?.Any(link => link.Context.TraceFlags.HasFlag(ActivityTraceFlags.Recorded)) == true
            ? new SamplingResult(SamplingDecision.RecordAndSample)
            : others.ShouldSample(samplingParameters);
}
