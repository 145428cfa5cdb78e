using System.Text;
using Google.Protobuf;
using Grpc.Core;
using PetitionHub.Domain.Refusals;
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
    public async Task MoveNext_OfAMalformedMessage_RefusesItAndNamesItsPlace()
    {
        // The first two are of the types that a broken connection throws, too.
        Exception[] faults =
        [
            Cut(), new IOException("Message too large: 4294967295"), new InvalidDataException(), new DecoderFallbackException(),
        ];
        foreach (var fault in faults)
        {
            var reader = new CallerStreamReader<int>(new Broken(fault));

            var refused = await Assert.ThrowsAsync<RefusalException>(() =>
                reader.MoveNext(TestContext.Current.CancellationToken));

            Assert.Equal(RefusalReason.BodyMalformed, refused.Refusal.Reason);
            Assert.Equal("1", refused.Refusal.Metadata["message"]);
        }
    }

    private static InvalidProtocolBufferException Cut() =>
        Assert.Throws<InvalidProtocolBufferException>(() => V1.GetReceiptRequest.Parser.ParseFrom([10, 200]));

    private sealed class Broken(Exception exception) : IAsyncStreamReader<int>
    {
        public int Current => 0;

        public Task<bool> MoveNext(CancellationToken cancellationToken) => Task.FromException<bool>(exception);
    }
}
