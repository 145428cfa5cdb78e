using Google.Rpc;
using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.Contracts;
using PetitionHub.V1;

namespace PetitionHub.Hub.Tests.Refusals;

/// <summary>Asserts that a call is refused as the contract says, and wrote nothing.</summary>
internal static class Refused
{
    public static async Task<HubError> RefusesAsync(
        this HubFixture hub,
        StatusCode code,
        Reason reason,
        Func<Task> call,
        string? field = null,
        params (string Key, string Value)[] metadata)
    {
        var before = await hub.HeadAsync();

        var exception = await Assert.ThrowsAsync<RpcException>(call);

        var error = HubError.From(exception);
        Assert.Equal((code, reason, true), (error.Code, error.Reason, error.IsFromHub));
        Assert.NotEmpty(error.Message);
        Assert.Equal((int)code, exception.GetRpcStatus()!.Code);
        Assert.Equal("petitionhub", exception.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Domain);
        Assert.Subset(ReasonDescription.Of(reason)!.Rule.Metadata.ToHashSet(), error.Metadata.Keys.ToHashSet());
        foreach (var (key, value) in metadata)
            Assert.Equal(value, Assert.Contains(key, error.Metadata));
        if (field is null)
            Assert.Empty(error.FieldViolations);
        else
            Assert.Contains(field, error.FieldViolations.Select(violation => violation.Field));
        Assert.Equal(before, await hub.HeadAsync());
        return error;
    }

    public static async Task<(long Sequence, Google.Protobuf.ByteString Root)> HeadAsync(this HubFixture hub)
    {
        var head = await hub.Operator.Ledger.GetLedgerHeadAsync(new(), cancellationToken: Wait.Token);
        return (head.Sequence, head.RootSha256);
    }
}
