using Grpc.Core;
using PetitionHub.Hub.Calls;

namespace PetitionHub.Hub.Tests.Calls;

/// <summary>A call runs through its parts in the order of their stages, whatever the order in which they were added.</summary>
public sealed class CallInterceptorTests
{
    private readonly List<string> _heard = [];

    [Fact]
    public async Task Call_BeginsFromTheOutside_AndIsAnsweredFromTheInside()
    {
        await CallAsync(() => "answer");

        Assert.Equal(
            ["begin Errors", "begin Caller", "begin Contact", "answer Contact", "answer Caller", "answer Errors"], _heard);
    }

    [Fact]
    public async Task Call_WhoseMethodThrows_IsHeardOfByAllParts_AndFailsAsTheOutermostSays()
    {
        var thrown = await Assert.ThrowsAsync<TimeoutException>(() =>
            CallAsync(() => throw new InvalidOperationException("method")));

        Assert.Equal("method Contact Caller Errors", thrown.Message);
    }

    [Fact]
    public async Task Call_ThatAPartRefuses_IsHeardOfByThoseOutsideOfIt()
    {
        var thrown = await Assert.ThrowsAsync<TimeoutException>(() => CallAsync(() => "answer", refusesAt: "begin Caller"));

        Assert.Equal("begin Caller Errors", thrown.Message);
    }

    [Fact]
    public async Task Call_WhoseAnswerAPartRefuses_IsHeardOfByThoseOutsideOfIt()
    {
        var thrown = await Assert.ThrowsAsync<TimeoutException>(() => CallAsync(() => "answer", refusesAt: "answer Caller"));

        Assert.Equal("answer Caller Errors", thrown.Message);
    }

    [Fact]
    public async Task Call_ThatFailsWithAStatus_IsHeardOfByNobody()
    {
        await Assert.ThrowsAsync<RpcException>(() => CallAsync(() => throw new RpcException(Status.DefaultCancelled)));

        Assert.DoesNotContain(_heard, line => line.StartsWith("fail", StringComparison.Ordinal));
    }

    private Task<string> CallAsync(Func<string> method, string? refusesAt = null)
    {
        CallStage[] added = [CallStage.Contact, CallStage.Errors, CallStage.Caller];
        var interceptor = new CallInterceptor(added.Select(stage => new Part(stage, _heard, refusesAt)));
        return interceptor.UnaryServerHandler<string, string>("request", null!, (_, _) => Task.FromResult(method()));
    }

    private sealed class Part(CallStage stage, List<string> heard, string? refusesAt) : ICallPart
    {
        public CallStage Stage => stage;

        public ValueTask BeginAsync(ServerCallContext call) => Note($"begin {stage}");

        public ValueTask AnsweringAsync(ServerCallContext call) => Note($"answer {stage}");

        public Exception Failing(ServerCallContext call, Exception exception)
        {
            heard.Add($"fail {stage}");
            return new TimeoutException($"{exception.Message} {stage}");
        }

        private ValueTask Note(string what)
        {
            heard.Add(what);
            return what == refusesAt ? throw new InvalidOperationException(what) : ValueTask.CompletedTask;
        }
    }
}
