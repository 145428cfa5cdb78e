using System.Collections.Immutable;
using System.Collections.ObjectModel;
using Google.Rpc;
using Grpc.Core;
using PetitionHub.Contracts;
using PetitionHub.V1;

namespace PetitionHub.Client;

/// <summary>What a failed call says, read from its <c>google.rpc.Status</c>.</summary>
public sealed record HubError
{
    /// <summary>The domain of the hub's own reasons.</summary>
    public const string Domain = "petitionhub";

    private HubError()
    {
    }

    /// <summary>The canonical code.</summary>
    public required StatusCode Code { get; init; }

    /// <summary>
    /// Why; <see cref="Reason.Unspecified"/> where the failure is not the hub's (no connection, a proxy), or where the hub knows
    /// reasons that this client does not: see <see cref="ReasonName"/>.
    /// </summary>
    public required Reason Reason { get; init; }

    /// <summary>The reason as it came, as <c>CATEGORY_UNKNOWN</c>; the canonical code's name where none came.</summary>
    public required string ReasonName { get; init; }

    /// <summary>
    /// True where the hub itself answered with one of its reasons; false where the call may never have reached it.
    /// </summary>
    public required bool IsFromHub { get; init; }

    /// <summary>What is wrong, for people.</summary>
    public required string Message { get; init; }

    /// <summary>The values that the message mentions, by the names that the contract gives them.</summary>
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    /// <summary>The fields at fault.</summary>
    public required ImmutableArray<FieldViolation> FieldViolations { get; init; }

    /// <summary>How long the hub asks to wait before the same call is sent again.</summary>
    public required TimeSpan? RetryDelay { get; init; }

    /// <summary>
    /// True where the same call, sent again unchanged, may well succeed: the hub is away, busy, slow, or failed. Safe also for a
    /// mutation, since its request id makes it happen once.
    /// </summary>
    public bool IsTransient => Code switch
    {
        StatusCode.Unavailable or StatusCode.DeadlineExceeded => true,
        // A fault of the hub leaves nothing half-done, and a connection that broke in mid-answer is reported so, too.
        StatusCode.Internal => true,
        StatusCode.ResourceExhausted => RetryDelay is not null,
        _ => false,
    };

    /// <summary>Reads a failed call.</summary>
    public static HubError From(RpcException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var status = exception.GetRpcStatus();
        var info = status?.GetDetail<ErrorInfo>();
        var isFromHub = info?.Domain == Domain;
        return new HubError
        {
            Code = exception.StatusCode,
            Reason = isFromHub ? ReasonOf(info!.Reason) : Reason.Unspecified,
            ReasonName = isFromHub ? info!.Reason : CanonicalName(exception.StatusCode),
            IsFromHub = isFromHub,
            Message = status?.Message is { Length: > 0 } message ? message : exception.Status.Detail,
            Metadata = info is null ? ReadOnlyDictionary<string, string>.Empty : info.Metadata.ToDictionary(),
            FieldViolations =
            [
                .. status?.GetDetail<BadRequest>()?.FieldViolations
                    .Select(violation => new FieldViolation(violation.Field, violation.Description)) ?? [],
            ],
            RetryDelay = status?.GetDetail<RetryInfo>()?.RetryDelay?.ToTimeSpan(),
        };
    }

    /// <summary>Reads a refusal that came inside an answer, as <c>SyncService.PushCommands</c> gives it.</summary>
    public static HubError From(CommandRefusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var code = (StatusCode)refusal.Code;
        return new HubError
        {
            Code = code,
            Reason = Enum.IsDefined(refusal.Reason) ? refusal.Reason : Reason.Unspecified,
            ReasonName = ReasonDescription.Of(refusal.Reason)?.Name ?? CanonicalName(code),
            IsFromHub = true,
            Message = refusal.Message,
            Metadata = refusal.Metadata.ToDictionary(),
            FieldViolations = [.. refusal.Fields.Select(field => new FieldViolation(field.Field, field.Description))],
            RetryDelay = null,
        };
    }

    /// <summary>What this client finds itself, without asking the hub.</summary>
    internal static HubError OfClient(string reasonName, string message, params (string Name, string Value)[] metadata) => new()
    {
        Code = StatusCode.FailedPrecondition,
        Reason = Reason.Unspecified,
        ReasonName = reasonName,
        IsFromHub = false,
        Message = message,
        Metadata = metadata.ToDictionary(pair => pair.Name, pair => pair.Value),
        FieldViolations = [],
        RetryDelay = null,
    };

    private static Reason ReasonOf(string name) => ReasonDescription.Of(name)?.Reason ?? Reason.Unspecified;

    /// <summary>The code's name in the specification: <c>DEADLINE_EXCEEDED</c> for <c>DeadlineExceeded</c>.</summary>
    private static string CanonicalName(StatusCode code) => string.Concat(
        code.ToString().Select((c, i) => i > 0 && char.IsAsciiLetterUpper(c) ? $"_{c}" : $"{char.ToUpperInvariant(c)}"));
}
