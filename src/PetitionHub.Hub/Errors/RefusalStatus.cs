using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using PetitionHub.Domain.Refusals;

namespace PetitionHub.Hub.Errors;

/// <summary>
/// The one place that turns a refusal into <c>google.rpc.Status</c> or a message of a stream, by what the contract's
/// <c>Reason</c> says.
/// </summary>
public static class RefusalStatus
{
    /// <summary>The domain of every <c>ErrorInfo</c>.</summary>
    public const string Domain = "petitionhub";

    /// <summary>
    /// The most field violations that are sent: the status travels in a trailer, and many clients take only 8 KiB of them.
    /// </summary>
    public const int MaxViolations = 20;

    /// <summary>The refusal as the exception that gRPC sends as a status with details.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="code">Another code than the reason's usual one: UNAUTHENTICATED where the unknown unit is the caller.</param>
    public static RpcException ToRpcException(this Refusal refusal, StatusCode? code = null) =>
        refusal.ToStatus(code).ToRpcException();

    /// <summary>The refusal as a status with details.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="code">As of <see cref="ToRpcException"/>.</param>
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
        if (ReasonNames.Describe(refusal.Reason).Rule.RetryDelaySeconds is > 0 and var seconds)
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = new Duration { Seconds = seconds } }));
        return status;
    }

    /// <summary>The refusal as a message, for a stream that continues after it.</summary>
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

    /// <summary>The canonical code of a reason.</summary>
    public static StatusCode CodeOf(RefusalReason reason) => (StatusCode)ReasonNames.Describe(reason).Rule.Code;

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
        {
            violations.FieldViolations.Add(new BadRequest.Types.FieldViolation
            {
                Field = fault.Path,
                Description = fault.Description,
            });
        }

        return violations;
    }
}
