using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using PetitionHub.Client;

namespace PetitionHub.Testing;

/// <summary>Failures as the hub sends them.</summary>
public static class RefusedCall
{
    public static RpcException With(
        StatusCode code,
        string reason,
        string message = "It cannot be.",
        string? field = null,
        TimeSpan? retryDelay = null,
        params (string Name, string Value)[] metadata)
    {
        var info = new ErrorInfo { Domain = HubError.Domain, Reason = reason };
        foreach (var (name, value) in metadata)
            info.Metadata.Add(name, value);
        var status = new Google.Rpc.Status { Code = (int)code, Message = message, Details = { Any.Pack(info) } };
        if (field is not null)
            status.Details.Add(Any.Pack(new BadRequest
            {
                FieldViolations = { new BadRequest.Types.FieldViolation { Field = field, Description = "is wrong" } },
            }));
        if (retryDelay is { } delay)
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) }));
        return status.ToRpcException();
    }
}
