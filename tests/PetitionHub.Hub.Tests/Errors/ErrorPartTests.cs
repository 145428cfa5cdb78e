using Google.Rpc;
using Grpc.Core;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Errors;

namespace PetitionHub.Hub.Tests.Errors;

public sealed class ErrorPartTests
{
    private const string Secret = "王某 430103199001011234";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Unary_ThatThrowsARefusal_SendsItsStatus()
    {
        await using var host = await FaultyHost.StartAsync(_ =>
            throw new RefusalException(new Refusal(RefusalReason.HubBusy, "Come back.").With("queue", 5)));

        var exception = await CallAsync(host);

        Assert.Equal((StatusCode.ResourceExhausted, "Come back."), (exception.StatusCode, exception.Status.Detail));
        Assert.Equal("HUB_BUSY", ReasonOf(exception));
        Assert.Equal("5", exception.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Metadata["queue"]);
        Assert.True(exception.GetRpcStatus()!.GetDetail<RetryInfo>()!.RetryDelay.ToTimeSpan() > TimeSpan.Zero);
    }

    [Fact]
    public async Task Unary_ThatIsRefused_LogsNothingOfTheText()
    {
        await using var host = await FaultyHost.StartAsync(_ =>
            throw new RefusalException(new Refusal(RefusalReason.FieldInvalid, $"is not a unit code: {Secret}")
                .At("transfer.destination_unit")));

        Assert.Contains(Secret, (await CallAsync(host)).Status.Detail, StringComparison.Ordinal);

        Assert.Contains("FIELD_INVALID", host.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unary_ThatFails_IsInternalWithATraceThatIsInTheLog()
    {
        await using var host = await FaultyHost.StartAsync(_ =>
            throw new InvalidOperationException(Secret, new FormatException(Secret)));

        var exception = await CallAsync(host);

        Assert.Equal((StatusCode.Internal, "INTERNAL"), (exception.StatusCode, ReasonOf(exception)));
        Assert.DoesNotContain(Secret, exception.ToString(), StringComparison.Ordinal);
        var trace = exception.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Metadata["trace"];
        Assert.Contains($"trace {trace}: System.InvalidOperationException", host.Log.Text, StringComparison.Ordinal);
        Assert.Contains("caused by System.FormatException", host.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unary_ThatThrowsAStatus_SendsItAsItIs()
    {
        await using var host = await FaultyHost.StartAsync(_ =>
            throw new RpcException(new Grpc.Core.Status(StatusCode.DataLoss, "d")));

        Assert.Equal(StatusCode.DataLoss, (await CallAsync(host)).StatusCode);
    }

    [Fact]
    public async Task ServerStream_ThatThrowsARefusalAfterAnswers_SendsItsStatus()
    {
        await using var host = await FaultyHost.StartAsync(_ =>
            throw new RefusalException(new Refusal(RefusalReason.CursorAhead, "m")));
        using var call = new V1.InboxService.InboxServiceClient(host.Channel).SubscribeInbox(new(), cancellationToken: Cancelled);

        Assert.True(await call.ResponseStream.MoveNext(Cancelled));
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Cancelled));

        Assert.Equal((StatusCode.OutOfRange, "CURSOR_AHEAD"), (exception.StatusCode, ReasonOf(exception)));
    }

    [Fact]
    public async Task ServerStream_ThatTheCallerCancels_IsNoFault()
    {
        var ended = new TaskCompletionSource();
        await using var host = await FaultyHost.StartAsync(async context =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
            }
            finally
            {
                ended.SetResult();
            }
        });
        using var call = new V1.InboxService.InboxServiceClient(host.Channel).SubscribeInbox(new(), cancellationToken: Cancelled);
        Assert.True(await call.ResponseStream.MoveNext(Cancelled));

        call.Dispose();
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancelled);
        await host.StopAsync();

        Assert.DoesNotContain("by a fault of the hub", host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DuplexStream_ThatTheCallerResets_IsNoFault()
    {
        for (var i = 0; i < 50; i++)
        {
            await using var host = await FaultyHost.StartAsync(_ => Task.CompletedTask);
            using var call = new V1.UnitService.UnitServiceClient(host.Channel).ImportUnits(cancellationToken: Cancelled);
            await call.RequestStream.WriteAsync(new(), Cancelled);
            Assert.True(await call.ResponseStream.MoveNext(Cancelled));

            call.Dispose();
            await host.StopAsync();

            Assert.DoesNotContain("by a fault of the hub", host.Log.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ServerStream_WrittenToAfterTheCallerCancelled_IsNoFault()
    {
        var ended = new TaskCompletionSource();
        await using var host = await FaultyHost.StartAsync(async context =>
        {
            while (!context.CancellationToken.IsCancellationRequested)
                await Task.Delay(1, CancellationToken.None);
            ended.SetResult();
        });
        using var call = new V1.InboxService.InboxServiceClient(host.Channel).SubscribeInbox(new(), cancellationToken: Cancelled);
        Assert.True(await call.ResponseStream.MoveNext(Cancelled));

        call.Dispose();
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancelled);
        await host.StopAsync();

        Assert.DoesNotContain("by a fault of the hub", host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unary_ThatTheDiskFails_IsUnavailable_AndNoFaultOfTheHub()
    {
        await using var host = await FaultyHost.StartAsync(_ => throw new IOException(Secret));

        Assert.Equal("STORAGE_UNAVAILABLE", ReasonOf(await CallAsync(host)));
        Assert.DoesNotContain(Secret, host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unary_PastItsDeadline_IsDeadlineExceededAndNoFault()
    {
        await using var host = await FaultyHost.StartAsync(context => Task.Delay(Timeout.Infinite, context.CancellationToken));

        var exception = await CallAsync(host, DateTime.UtcNow.AddMilliseconds(200));
        await host.StopAsync();

        Assert.Equal(StatusCode.DeadlineExceeded, exception.StatusCode);
        Assert.DoesNotContain("by a fault of the hub", host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServerStream_OfAStoppingHub_SaysSo()
    {
        FaultyHost? host = null;
        host = await FaultyHost.StartAsync(_ => Task.Delay(Timeout.Infinite, host!.Lifetime.ApplicationStopping));
        await using var started = host;
        using var call = new V1.InboxService.InboxServiceClient(host.Channel).SubscribeInbox(new(), cancellationToken: Cancelled);
        Assert.True(await call.ResponseStream.MoveNext(Cancelled));

        host.Lifetime.StopApplication();
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Cancelled));

        Assert.Equal((StatusCode.Unavailable, "HUB_STOPPING"), (exception.StatusCode, ReasonOf(exception)));
    }

    [Fact]
    public async Task Unary_WithAnOversizeMessage_IsMessageTooLargeWithTheLimit()
    {
        await using var host = await FaultyHost.StartAsync(_ => Task.CompletedTask);
        var client = new V1.LedgerService.LedgerServiceClient(host.Channel);

        var exception = await Assert.ThrowsAsync<RpcException>(() => client.GetReceiptAsync(
            new V1.GetReceiptRequest { RequestId = new string('x', 2_000) }, cancellationToken: Cancelled).ResponseAsync);

        Assert.Equal((StatusCode.ResourceExhausted, "MESSAGE_TOO_LARGE"), (exception.StatusCode, ReasonOf(exception)));
        Assert.Equal("1024", exception.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Metadata["limit_bytes"]);
        Assert.Equal("A message has at most 1024 bytes.", exception.Status.Detail);
    }

    private static Task<RpcException> CallAsync(FaultyHost host, DateTime? deadline = null) => Assert.ThrowsAsync<RpcException>(
        () => new V1.LedgerService.LedgerServiceClient(host.Channel)
            .GetLedgerHeadAsync(new(), deadline: deadline, cancellationToken: Cancelled).ResponseAsync);

    private static string ReasonOf(RpcException exception) => exception.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason;
}
