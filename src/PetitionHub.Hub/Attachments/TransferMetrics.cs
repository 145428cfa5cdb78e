using System.Diagnostics.Metrics;
using PetitionHub.Hub.Telemetry;

namespace PetitionHub.Hub.Attachments;

/// <summary>Counts what is transferred of attachments.</summary>
internal sealed class TransferMetrics(HubMeter meter)
{
    private readonly Counter<long> _bytes = meter.Meter.CreateCounter<long>(
        "petitionhub.attachments.transferred", "By", "Bytes of attachments that came (up) or went (down).");

    private readonly Counter<long> _uploads = meter.Meter.CreateCounter<long>(
        "petitionhub.attachments.uploads", "{upload}",
        "Uploads whose last byte came, by outcome: accepted, or refused for their bytes.");

    public void Uploaded(long bytes) => _bytes.Add(bytes, new KeyValuePair<string, object?>("direction", "up"));

    public void Downloaded(long bytes) => _bytes.Add(bytes, new KeyValuePair<string, object?>("direction", "down"));

    public void UploadEnded(bool isAccepted) =>
        _uploads.Add(1, new KeyValuePair<string, object?>("outcome", isAccepted ? "accepted" : "refused"));
}
