using Grpc.Core;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Commands;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Paging;
using PetitionHub.Hub.Requests;
using PetitionHub.Hub.Streams;
using PetitionHub.Hub.Telemetry;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Feeds;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Writing;
using PetitionHub.V1;

namespace PetitionHub.Hub.Sync;

/// <summary>Synchronising a unit's copy. What each method promises is said in the contract.</summary>
internal sealed class SyncApi(
    CommandGateway commands, LedgerWriter writer, InboxReader inboxes, EntryReader entries, IUnitDirectory directory,
    FeedAnswers feeds, SnapshotAnswers snapshots, ExchangeAnswers exchanges, RefusalMetrics metrics, StreamGuard guard)
    : SyncService.SyncServiceBase
{
    private const int PushWindow = 1_000;
    private const int DefaultFeedPage = 100;
    private const int MaxFeedPage = 1_000;
    private const int DefaultTotalsPage = 500;
    private const int MaxTotalsPage = 1_000;

    /// <summary>The open streams of commands.</summary>
    public UnitStreams Pushes { get; } = new();

    /// <summary>The open feeds.</summary>
    public UnitStreams Feeds { get; } = new();

    public override async Task PushCommands(
        IAsyncStreamReader<PushCommandsRequest> requestStream, IServerStreamWriter<PushCommandsResponse> responseStream,
        ServerCallContext context)
    {
        using var open = Pushes.Open(context.Caller().RequireUnit());
        var stream = new PushStream(commands, writer, metrics, context);
        await guard.OpenAsync(context, ending =>
            AnsweredStream.AnswerAsync(requestStream, responseStream, PushWindow, stream.TakeAsync, ending));
    }

    public override async Task<GetPushPositionResponse> GetPushPosition(GetPushPositionRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var source = fields.Source(request.Source);
        RefusalException.ThrowIf(fields.Refusal);
        return new()
        {
            Sequence = await inboxes.GetPushPositionAsync(context.Caller().RequireUnit(), source,
            context.CancellationToken)
        };
    }

    public override async Task StreamFeed(
        StreamFeedRequest request, IServerStreamWriter<StreamFeedResponse> responseStream, ServerCallContext context)
    {
        var unit = CallingUnit(context);
        var fields = new RequestFields();
        fields.AfterSequence(request.AfterSequence);
        fields.Digest("after_sha256", request.AfterSha256);
        var query = fields.Feed(request.Filter, unit);
        RefusalException.ThrowIf(fields.Refusal);
        using var open = Feeds.Open(unit.Code);
        var after = await entries.StartAfterAsync(request.AfterSequence, request.AfterSha256, context.CancellationToken);
        await guard.OpenAsync(context, ending => SendFeedAsync(query, unit, after, responseStream, context, ending));
    }

    public override async Task<PullFeedResponse> PullFeed(PullFeedRequest request, ServerCallContext context)
    {
        var unit = CallingUnit(context);
        var fields = new RequestFields();
        fields.AfterSequence(request.AfterSequence);
        fields.Digest("after_sha256", request.AfterSha256);
        var size = fields.PageSize(request.PageSize, DefaultFeedPage, MaxFeedPage);
        var query = fields.Feed(request.Filter, unit);
        RefusalException.ThrowIf(fields.Refusal);
        var after = await entries.StartAfterAsync(request.AfterSequence, request.AfterSha256, context.CancellationToken);
        if (query is null)
        {
            var place = await entries.PlaceOfAsync(after, [], context.CancellationToken);
            return new() { ThroughSequence = after, ThroughSha256 = place };
        }

        var response = FeedWire.ToResponse(
            await feeds.ReadAsync(query, unit.Code, after, size, context.CancellationToken), out var shown);
        response.ThroughSha256 = await entries.PlaceOfAsync(
            response.ThroughSequence, response.Entries, context.CancellationToken);
        DeliveryTracing.Delivered(shown, "feed");
        return response;
    }

    public override Task<GetSnapshotResponse> GetSnapshot(GetSnapshotRequest request, ServerCallContext context) =>
        snapshots.ReadAsync(request, CallingUnit(context), context.CancellationToken);

    public override async Task<ListExchangeTotalsResponse> ListExchangeTotals(
        ListExchangeTotalsRequest request, ServerCallContext context)
    {
        var unit = context.Caller().RequireUnit();
        var fields = new RequestFields();
        var (start, end) = (
            fields.OptionalTime("start_time", request.StartTime), fields.OptionalTime("end_time", request.EndTime));
        var size = fields.PageSize(request.PageSize, DefaultTotalsPage, MaxTotalsPage);
        RefusalException.ThrowIf(fields.Refusal);
        var token = PageToken.Of("totals", unit.Value, $"{request.StartTime}", $"{request.EndTime}");
        var place = token.ReadTotals(request.PageToken)
            ?? new TotalsPlace(await PeriodAsync(start, end, context.CancellationToken), ExchangeDirection.Unspecified, "");
        // Counted anew for each page: nothing is kept between them.
        var totals = (await exchanges.SumAsync(unit, place.Period, context.CancellationToken)).Where(place.IsBefore)
            .Take(size + 1).ToList();
        var response = new ListExchangeTotalsResponse
        {
            AfterSequence = place.Period.After,
            ThroughSequence = place.Period.Through
        };
        response.Totals.AddRange(totals.Take(size));
        if (totals.Count > size)
            response.NextPageToken = token.Write(
                place with { Direction = totals[size - 1].Direction, Counterparty = totals[size - 1].Counterparty });
        return response;
    }

    public override async Task<CompareDigestsResponse> CompareDigests(CompareDigestsRequest request, ServerCallContext context)
    {
        var unit = context.Caller().RequireUnit();
        var fields = new RequestFields();
        fields.Compare(request);
        RefusalException.ThrowIf(fields.Refusal);
        return await exchanges.CompareAsync(unit, request, context.CancellationToken);
    }

    private async Task<ExchangePeriod> PeriodAsync(
        DateTimeOffset? start, DateTimeOffset? end, CancellationToken cancellationToken)
    {
        var through = end is { } before
            ? await entries.FindLastBeforeAsync(before, cancellationToken)
            : (await entries.GetHeadAsync(cancellationToken)).Sequence;
        var after = start is { } from ? await entries.FindLastBeforeAsync(from, cancellationToken) : 0;
        return new ExchangePeriod(Math.Min(after, through), through);
    }

    private async Task SendFeedAsync(
        FeedQuery? query, Domain.Units.Unit unit, long after, IServerStreamWriter<StreamFeedResponse> stream,
        ServerCallContext call,
        CancellationToken cancellationToken)
    {
        // Where nothing is ever to be shown, the stream just stays open.
        if (query is null)
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        await foreach (var page in feeds.FollowAsync(query!, unit.Code, after, cancellationToken))
        {
            RequireSamePlace(unit, CallingUnit(call));
            DeliveryTracing.Delivered(page.Entries, "feed");
            foreach (var message in FeedWire.ToMessages(page))
            {
                message.ThroughSha256 = await entries.PlaceOfAsync(message.ThroughSequence, message.Entries, cancellationToken);
                await stream.WriteAsync(message, cancellationToken);
            }
        }
    }

    /// <summary>Where a unit is moved, it has another territory to follow.</summary>
    private static void RequireSamePlace(Domain.Units.Unit before, Domain.Units.Unit now)
    {
        if (now.Territory != before.Territory || now.Organ != before.Organ)
        {
            throw new RefusalException(new Refusal(
                RefusalReason.HubStopping, $"Unit {now.Code} has changed. Connect again, and resume from the sequence."));
        }
    }

    private Domain.Units.Unit CallingUnit(ServerCallContext context)
    {
        var code = context.Caller().RequireUnit();
        return directory.TryFind(code, out var unit) ? unit
            : throw new InvalidOperationException($"Unit {code} was admitted and is not there.");
    }
}
