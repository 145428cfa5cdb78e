using System.Diagnostics.Metrics;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Errors;

namespace PetitionHub.Hub.Telemetry;

/// <summary>
/// What the hub counts as calls come. Labels are kinds and reasons, of which there are some dozens: never a unit or a petition.
/// What the exchange is about is counted by <see cref="ExchangeMetrics"/>.
/// </summary>
internal sealed class HubMetrics
{
    /// <summary>The meter of all that is the hub's own.</summary>
    public const string MeterName = "PetitionHub.Hub";

    private readonly Counter<long> _commands;
    private readonly Counter<long> _refusals;
    private readonly Counter<long> _attachmentBytes;
    private readonly Counter<long> _uploads;

    public HubMetrics(IMeterFactory meters)
    {
        Meter = meters.Create(MeterName);
        _commands = Meter.CreateCounter<long>("petitionhub.commands", "{command}", "Commands that the rules decided, by kind and outcome.");
        _refusals = Meter.CreateCounter<long>("petitionhub.refusals", "{call}", "Calls that were refused, by reason.");
        _attachmentBytes = Meter.CreateCounter<long>(
            "petitionhub.attachments.transferred", "By", "Bytes of attachments that came (up) or went (down).");
        _uploads = Meter.CreateCounter<long>(
            "petitionhub.attachments.uploads", "{upload}", "Uploads whose last byte came, by outcome: accepted, or refused for their bytes.");
    }

    public Meter Meter { get; }

    public void Decided(StepKind kind, bool isAccepted) => _commands.Add(
        1, new("kind", kind.ToString()), new KeyValuePair<string, object?>("outcome", isAccepted ? "accepted" : "refused"));

    public void Refused(RefusalReason reason) => _refusals.Add(1, new KeyValuePair<string, object?>("reason", ReasonNames.Of(reason)));

    public void Uploaded(long bytes) => _attachmentBytes.Add(bytes, new KeyValuePair<string, object?>("direction", "up"));

    public void Downloaded(long bytes) => _attachmentBytes.Add(bytes, new KeyValuePair<string, object?>("direction", "down"));

    public void UploadEnded(bool isAccepted) =>
        _uploads.Add(1, new KeyValuePair<string, object?>("outcome", isAccepted ? "accepted" : "refused"));
}
