using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using PetitionHub.Domain.Refusals;

namespace PetitionHub.Hub.Errors;

/// <summary>The one place that turns a refusal into <c>google.rpc.Status</c> or a message of a stream, as the contract's <c>Reason</c> documents it.</summary>
public static class RefusalStatus
{
    /// <summary>The domain of every <c>ErrorInfo</c>.</summary>
    public const string Domain = "petitionhub";

    /// <summary>The most field violations that are sent: the status travels in a trailer, and many clients take only 8 KiB of them.</summary>
    public const int MaxViolations = 20;

    private const int BusyRetrySeconds = 1;
    private const int StoppingRetrySeconds = 2;
    private const int UnavailableRetrySeconds = 5;

    /// <summary>The refusal as the exception that gRPC sends as a status with details.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="code">Another code than the reason's usual one: UNAUTHENTICATED where the unknown unit is the caller.</param>
    public static RpcException ToRpcException(this Refusal refusal, StatusCode? code = null) => refusal.ToStatus(code).ToRpcException();

    /// <summary>The refusal as a status with details.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="code">As above.</param>
    public static Google.Rpc.Status ToStatus(this Refusal refusal, StatusCode? code = null)
    {
        var status = new Google.Rpc.Status
        {
            Code = (int)(code ?? CodeOf(refusal.Reason)),
            Message = refusal.Message,
            Details = { Any.Pack(InfoOf(refusal)) },
        };
        if (!refusal.Fields.IsEmpty)
            status.Details.Add(Any.Pack(ViolationsOf(refusal)));
        if (RetrySecondsOf(refusal.Reason) is { } seconds)
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = new Duration { Seconds = seconds } }));
        return status;
    }

    /// <summary>The refusal as a message, for a stream that goes on after it.</summary>
    public static V1.CommandRefusal ToMessage(this Refusal refusal)
    {
        var message = new V1.CommandRefusal
        {
            Reason = (V1.Reason)refusal.Reason,
            Code = (int)CodeOf(refusal.Reason),
            Message = refusal.Message,
        };
        foreach (var (name, value) in refusal.Metadata)
            message.Metadata.Add(name, value);
        foreach (var fault in refusal.Fields.AsSpan()[..Math.Min(refusal.Fields.Length, MaxViolations)])
            message.Fields.Add(new V1.RefusedField { Field = fault.Path, Description = fault.Description });
        return message;
    }

    // No discard arm: a reason without a code is a build error (CS8509), a number that is no reason throws by itself (CS8524).
#pragma warning disable CS8524
    /// <summary>The canonical code of a reason.</summary>
    public static StatusCode CodeOf(RefusalReason reason) => reason switch
    {
        RefusalReason.CertificateMissing or RefusalReason.CertificateUntrusted or RefusalReason.CertificateExpired
            or RefusalReason.CertificateWithoutUnit => StatusCode.Unauthenticated,
        RefusalReason.UnitInactive or RefusalReason.OperatorRequired or RefusalReason.RelationMissing => StatusCode.PermissionDenied,
        RefusalReason.FieldInvalid or RefusalReason.TextTooLong or RefusalReason.CategoryUnknown or RefusalReason.TerritoryUnknown
            or RefusalReason.PageTokenInvalid
            or RefusalReason.AttachmentTooLarge or RefusalReason.MediaTypeRefused or RefusalReason.ContentTypeUnsupported
            or RefusalReason.BodyMalformed => StatusCode.InvalidArgument,
        RefusalReason.RequestIdReused or RefusalReason.UnitExists => StatusCode.AlreadyExists,
        RefusalReason.CursorAhead or RefusalReason.UploadOffsetInvalid => StatusCode.OutOfRange,
        RefusalReason.AttachmentDigestMismatch => StatusCode.DataLoss,
        RefusalReason.UnitUnknown or RefusalReason.PetitionNotFound or RefusalReason.QueryCodeNotFound or RefusalReason.EntryNotFound
            or RefusalReason.ReceiptNotFound or RefusalReason.RouteNotFound or RefusalReason.AttachmentNotFound or RefusalReason.UploadNotFound
            => StatusCode.NotFound,
        RefusalReason.VersionMismatch => StatusCode.Aborted,
        RefusalReason.StepOutOfOrder or RefusalReason.NothingOwed or RefusalReason.ObjectionTooLate or RefusalReason.ReviewTooLate
            or RefusalReason.AlreadyExtended or RefusalReason.NoArbiter or RefusalReason.EarlierPetitionUnsuitable
            or RefusalReason.ChainTooLong or RefusalReason.DestinationUnknown or RefusalReason.DestinationInactive
            or RefusalReason.DestinationOutsideTerritory or RefusalReason.DestinationWrongLevel
            or RefusalReason.DestinationOtherSystem or RefusalReason.DestinationWrongOrgan or RefusalReason.DestinationAccused
            or RefusalReason.DestinationIsHolder or RefusalReason.AttachmentIncomplete or RefusalReason.NoticeUntimely
            or RefusalReason.NoSuperior or RefusalReason.HistoryDiffers => StatusCode.FailedPrecondition,
        RefusalReason.HubBusy or RefusalReason.MessageTooLarge or RefusalReason.AttachmentQuotaExceeded => StatusCode.ResourceExhausted,
        RefusalReason.HubStopping or RefusalReason.StorageUnavailable or RefusalReason.ClockUntrusted => StatusCode.Unavailable,
        RefusalReason.DeadlinePassed => StatusCode.DeadlineExceeded,
        RefusalReason.Internal => StatusCode.Internal,
        RefusalReason.AddressUnknown or RefusalReason.VerbUnsupported => StatusCode.Unimplemented,
    };
#pragma warning restore CS8524

    private static int? RetrySecondsOf(RefusalReason reason) => reason switch
    {
        RefusalReason.HubBusy => BusyRetrySeconds,
        RefusalReason.HubStopping => StoppingRetrySeconds,
        RefusalReason.StorageUnavailable or RefusalReason.ClockUntrusted => UnavailableRetrySeconds,
        _ => null,
    };

    private static ErrorInfo InfoOf(Refusal refusal)
    {
        var info = new ErrorInfo { Domain = Domain, Reason = ReasonNames.Of(refusal.Reason) };
        foreach (var (name, value) in refusal.Metadata)
            info.Metadata.Add(name, value);
        return info;
    }

    private static BadRequest ViolationsOf(Refusal refusal)
    {
        var violations = new BadRequest();
        foreach (var fault in refusal.Fields.AsSpan()[..Math.Min(refusal.Fields.Length, MaxViolations)])
            violations.FieldViolations.Add(new BadRequest.Types.FieldViolation { Field = fault.Path, Description = fault.Description });
        return violations;
    }
}
