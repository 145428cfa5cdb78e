using Google.Protobuf;
using Grpc.Core;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Entries;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Paging;
using PetitionHub.Hub.Requests;
using PetitionHub.Hub.Streams;
using PetitionHub.Hub.Telemetry;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Writing;
using PetitionHub.V1;
using PetitionHub.Wire;

namespace PetitionHub.Hub.Inbox;

/// <summary>A unit's inbox. What each method promises is said in the contract.</summary>
internal sealed class InboxApi(
    InboxAnswers inbox, InboxReader inboxes, EntryReader entries, LedgerWriter writer, StreamGuard guard)
    : InboxService.InboxServiceBase
{
    private const int DefaultPage = 100;
    private const int MaxPage = 1_000;
    private const int MaxParkedPage = 500;
    private const int MaxReason = 1_000;
    private static readonly WriteOptions MoreFollows = new(WriteFlags.BufferHint);

    public override async Task<PullInboxResponse> PullInbox(PullInboxRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var consumer = fields.Consumer(request.Consumer);
        var size = fields.PageSize(request.PageSize, DefaultPage, MaxPage);
        var wait = fields.Wait(request.Wait);
        fields.AfterSequence(request.AfterSequence);
        fields.Digest("after_sha256", request.AfterSha256);
        RefusalException.ThrowIf(fields.Refusal);

        var unit = context.Caller().RequireUnit();
        var cursor = await inboxes.GetCursorAsync(unit, consumer, context.CancellationToken);
        var after = request.HasAfterSequence
            ? await entries.StartAfterAsync(request.AfterSequence, request.AfterSha256, context.CancellationToken)
            : cursor;
        var page = await guard.RunAsync(context, ending => inbox.PullAsync(unit, after, size, wait, ending));
        var cut = new EntryPage(page.Entries, page.More).Cut();
        var response = new PullInboxResponse { More = cut.More, Cursor = cursor };
        DeliveryTracing.Delivered(cut.Entries);
        foreach (var stored in cut.Entries)
        {
            response.Entries.Add(stored.Entry);
            response.Sha256S.Add(UnsafeByteOperations.UnsafeWrap(stored.Sha256));
            if (stored.TraceParent is { } parent)
                response.TraceParents.Add(stored.Sequence, parent);
        }

        return response;
    }

    public override async Task SubscribeInbox(
        SubscribeInboxRequest request, IServerStreamWriter<SubscribeInboxResponse> responseStream, ServerCallContext context)
    {
        var fields = new RequestFields();
        var consumer = fields.Consumer(request.Consumer);
        fields.AfterSequence(request.AfterSequence);
        fields.Digest("after_sha256", request.AfterSha256);
        RefusalException.ThrowIf(fields.Refusal);
        var unit = context.Caller().RequireUnit();
        var after = request.HasAfterSequence
            ? await entries.StartAfterAsync(request.AfterSequence, request.AfterSha256, context.CancellationToken)
            : await inboxes.GetCursorAsync(unit, consumer, context.CancellationToken);
        await guard.OpenAsync(context, ending => SendAsync(unit, after, responseStream, ending));
    }

    public override async Task<AcknowledgeInboxResponse> AcknowledgeInbox(
        AcknowledgeInboxRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var consumer = fields.Consumer(request.Consumer);
        fields.Sequence(request.Sequence);
        fields.Digest("sha256", request.Sha256);
        RefusalException.ThrowIf(fields.Refusal);
        var unit = context.Caller().RequireUnit();
        await entries.ConfirmAsync(request.Sequence, request.Sha256, context.CancellationToken);
        return new()
        {
            Cursor = Accepted(
            await writer.AcknowledgeAsync(unit, consumer, request.Sequence, context.CancellationToken))
        };
    }

    public override async Task<ParkInboxEntryResponse> ParkInboxEntry(ParkInboxEntryRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var consumer = fields.Consumer(request.Consumer);
        fields.Sequence(request.Sequence);
        if (request.Reason.Length is 0 or > MaxReason)
            fields.Reject("reason", $"must be 1 to {MaxReason:N0} characters");
        else if (!ReadableText.IsReadable(request.Reason))
            fields.Reject("reason", ReadableText.Violation);
        fields.Digest("sha256", request.Sha256);
        RefusalException.ThrowIf(fields.Refusal);
        var unit = context.Caller().RequireUnit();
        await entries.ConfirmAsync(request.Sequence, request.Sha256, context.CancellationToken);
        var result = await writer.ParkAsync(unit, consumer, request.Sequence, request.Reason, context.CancellationToken);
        return new() { Cursor = Accepted(result) };
    }

    public override async Task<ListParkedInboxEntriesResponse> ListParkedInboxEntries(
        ListParkedInboxEntriesRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var consumer = request.Consumer.Length == 0 ? null : fields.Consumer(request.Consumer);
        var size = fields.PageSize(request.PageSize, DefaultPage, MaxParkedPage);
        RefusalException.ThrowIf(fields.Refusal);
        var unit = context.Caller().RequireUnit();
        var token = PageToken.Of("parked", unit.Value, consumer ?? "");
        var found = await inboxes.ListParkedAsync(
            unit, consumer, token.ReadParked(request.PageToken), size + 1, context.CancellationToken);
        var response = new ListParkedInboxEntriesResponse();
        response.Entries.AddRange(found.Take(size).Select(ToWire));
        if (found.Count > size)
            response.NextPageToken = token.Write(new ParkedPlace(found[size - 1].Consumer, found[size - 1].Sequence));
        return response;
    }

    public override async Task<UnparkInboxEntryResponse> UnparkInboxEntry(
        UnparkInboxEntryRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var consumer = fields.Consumer(request.Consumer);
        fields.Sequence(request.Sequence);
        RefusalException.ThrowIf(fields.Refusal);
        var unit = context.Caller().RequireUnit();
        Accepted(await writer.UnparkAsync(unit, consumer, request.Sequence, context.CancellationToken));
        return new();
    }

    private async Task SendAsync(
        UnitCode unit, long after, IServerStreamWriter<SubscribeInboxResponse> stream, CancellationToken cancellationToken)
    {
        await foreach (var batch in inbox.FollowAsync(unit, after, cancellationToken))
        {
            DeliveryTracing.Delivered(batch);
            for (var i = 0; i < batch.Count; i++)
            {
                // One flush for what is at hand: the last message of a batch carries the others out.
                stream.WriteOptions = i + 1 < batch.Count ? MoreFollows : WriteOptions.Default;
                await stream.WriteAsync(ToWire(batch[i]), cancellationToken);
            }
        }
    }

    private static long Accepted(Answer<long> result)
    {
        RefusalException.ThrowIf(result.Refusal);
        return result.Value;
    }

    private static SubscribeInboxResponse ToWire(StoredEntry stored) => new()
    {
        Entry = stored.Entry,
        TraceParent = stored.TraceParent ?? "",
        Sha256 = UnsafeByteOperations.UnsafeWrap(stored.Sha256),
    };

    private static ParkedInboxEntry ToWire(ParkedEntry entry) => new()
    {
        Consumer = entry.Consumer,
        Sequence = entry.Sequence,
        Reason = entry.Reason,
        ParkTime = InstantWire.ToWire(entry.At),
    };
}
