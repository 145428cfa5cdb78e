using Grpc.Core;
using PetitionHub.V1;

namespace PetitionHub.Client.Tests;

public sealed class HubErrorTests
{
    [Fact]
    public void From_RefusalOfTheHub_HasAllThatTheStatusSays()
    {
        var error = HubError.From(RefusedCall.With(
            StatusCode.InvalidArgument, "CATEGORY_UNKNOWN", "No category 999.", "registration.details.category", null,
            ("category", "999"), ("table_version", "2026.1")));

        Assert.Equal(StatusCode.InvalidArgument, error.Code);
        Assert.Equal(Reason.CategoryUnknown, error.Reason);
        Assert.Equal("CATEGORY_UNKNOWN", error.ReasonName);
        Assert.Equal("No category 999.", error.Message);
        Assert.Equal("999", error.Metadata["category"]);
        Assert.Equal(new FieldViolation("registration.details.category", "is wrong"), Assert.Single(error.FieldViolations));
        Assert.Null(error.RetryDelay);
        Assert.True(error.IsFromHub);
        Assert.False(error.IsTransient);
    }

    [Fact]
    public void From_BusyHub_IsTransientWithItsDelay()
    {
        var error = HubError.From(RefusedCall.With(
            StatusCode.ResourceExhausted, "HUB_BUSY", retryDelay: TimeSpan.FromMilliseconds(250)));

        Assert.True(error.IsTransient);
        Assert.Equal(TimeSpan.FromMilliseconds(250), error.RetryDelay);
    }

    [Fact]
    public void From_FaultOfTheHub_IsTransient() =>
        Assert.True(HubError.From(RefusedCall.With(StatusCode.Internal, "INTERNAL")).IsTransient);

    [Fact]
    public void From_MessageTooLarge_IsNotTransient() =>
        Assert.False(HubError.From(RefusedCall.With(StatusCode.ResourceExhausted, "MESSAGE_TOO_LARGE")).IsTransient);

    [Fact]
    public void From_ReasonOfALaterHub_KeepsItsName()
    {
        var error = HubError.From(RefusedCall.With(StatusCode.FailedPrecondition, "OF_A_LATER_HUB"));

        Assert.Equal(Reason.Unspecified, error.Reason);
        Assert.Equal("OF_A_LATER_HUB", error.ReasonName);
        Assert.True(error.IsFromHub);
    }

    [Fact]
    public void From_FailureWithoutStatus_IsNamedByItsCode()
    {
        var error = HubError.From(new RpcException(new Status(StatusCode.DeadlineExceeded, "Too slow.")));

        Assert.Equal("DEADLINE_EXCEEDED", error.ReasonName);
        Assert.Equal("Too slow.", error.Message);
        Assert.False(error.IsFromHub);
        Assert.True(error.IsTransient);
    }
}
