using Grpc.Core;
using PetitionHub.Hub.Errors;

namespace PetitionHub.Hub.Tests.Errors;

public sealed class CallerStreamReaderTests
{
    [Fact]
    public async Task MoveNext_OnAConnectionThatBroke_SaysThatTheCallerIsGone()
    {
        var reader = new CallerStreamReader<int>(new Broken(new IOException("The client reset the request stream.")));

        await Assert.ThrowsAsync<CallerGoneException>(() => reader.MoveNext(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task MoveNext_OfAMalformedMessage_ThrowsWhatTheStreamThrows()
    {
        var reader = new CallerStreamReader<int>(new Broken(new InvalidDataException()));

        await Assert.ThrowsAsync<InvalidDataException>(() => reader.MoveNext(TestContext.Current.CancellationToken));
    }

    private sealed class Broken(Exception exception) : IAsyncStreamReader<int>
    {
        public int Current => 0;

        public Task<bool> MoveNext(CancellationToken cancellationToken) => Task.FromException<bool>(exception);
    }
}
