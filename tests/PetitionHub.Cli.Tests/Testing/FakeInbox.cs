using System.Collections.Concurrent;
using Grpc.Core;
using PetitionHub.V1;

namespace PetitionHub.Cli.Tests.Testing;

/// <summary>An inbox of ten entries, whose stream breaks off after some.</summary>
internal sealed class FakeInbox : InboxService.InboxServiceBase
{
    private const int Last = 10;

    private long _cursor;

    /// <summary>After how many entries a stream breaks off.</summary>
    public int EntriesPerStream { get; set; } = int.MaxValue;

    public ConcurrentQueue<SubscribeInboxRequest> Subscriptions { get; } = new();

    public ConcurrentQueue<long> Acknowledged { get; } = new();

    public override Task<PullInboxResponse> PullInbox(PullInboxRequest request, ServerCallContext context)
    {
        var after = request.HasAfterSequence ? request.AfterSequence : _cursor;
        var entries = Entries(after).Take(request.PageSize == 0 ? 100 : request.PageSize).ToArray();
        return Task.FromResult(new PullInboxResponse { Entries = { entries }, Cursor = _cursor });
    }

    public override async Task SubscribeInbox(
        SubscribeInboxRequest request, IServerStreamWriter<SubscribeInboxResponse> responses, ServerCallContext context)
    {
        Subscriptions.Enqueue(request);
        foreach (var entry in Entries(request.HasAfterSequence ? request.AfterSequence : _cursor).Take(EntriesPerStream))
            await responses.WriteAsync(new SubscribeInboxResponse { Entry = entry });
        if (EntriesPerStream < Last)
            throw RefusedCall.With(StatusCode.Unavailable, "HUB_STOPPING", "The hub is stopping.");
        await Task.Delay(Timeout.Infinite, context.CancellationToken);
    }

    public override Task<AcknowledgeInboxResponse> AcknowledgeInbox(AcknowledgeInboxRequest request, ServerCallContext context)
    {
        Acknowledged.Enqueue(request.Sequence);
        _cursor = Math.Max(_cursor, request.Sequence);
        return Task.FromResult(new AcknowledgeInboxResponse { Cursor = _cursor });
    }

    private static IEnumerable<LedgerEntry> Entries(long after) =>
        Enumerable.Range(1, Last).Where(sequence => sequence > after).Select(sequence => new LedgerEntry
        {
            Sequence = sequence,
            Actor = "430103-bureau",
            PetitionId = $"p-{sequence}",
            Transfer = new Transfer(),
        });
}
