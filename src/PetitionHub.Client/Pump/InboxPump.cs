using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.Client.Internal;
using PetitionHub.V1;

namespace PetitionHub.Client;

/// <summary>
/// Hands each entry of the caller's inbox to its handler and moves the cursor behind it: at least once, those of one petition in
/// order. It connects again, with growing, random pauses, for as long as it takes, and continues after the last entry that it
/// took.
/// </summary>
/// <remarks>
/// A handler that throws is tried again with pauses; an entry at which it failed <see cref="InboxPumpOptions.MaxTries"/> times is
/// parked at the hub with the exception's type and message as the reason, and the pump continues, also with later entries of the
/// same petition. A failure of the handler because its own call reached no hub does not count. An entry may come again after a
/// crash: with a journal it is not handled again once its handling was noted, which is up to
/// <see cref="InboxPumpOptions.AcknowledgeDelay"/> after the handler returned. So a handler's own effects happen once where they
/// are keyed by <see cref="InboxDelivery.Key"/>, and its commands where their request ids are made of it. A ledger that was
/// restored from a back-up is noticed: it is logged as an error, the pump continues from the hub's own cursor, and an entry that
/// has the sequence of another is handed over like any new one.
/// </remarks>
public sealed class InboxPump
{
    /// <summary>How often, in failed attempts of <see cref="HubRetry.Pause"/>, another history is looked for again.</summary>
    private const int OtherHistoryAttempt = 3;

    private readonly InboxService.InboxServiceClient _inbox;
    private readonly InboxPumpOptions _options;
    private readonly InboxJournal? _journal;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly InboxHandlers _handlers;
    private readonly Reconnection _reconnection;

    /// <summary>Reads nothing before <see cref="RunAsync"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public InboxPump(
        InboxService.InboxServiceClient inbox, InboxPumpOptions? options = null, InboxJournal? journal = null,
        TimeProvider? clock = null, ILogger<InboxPump>? log = null)
    {
        (_inbox, _options, _journal) = (inbox, options ?? new InboxPumpOptions(), journal);
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.Parallelism, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MaxTries, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MaxUnacknowledged, 1);
        (_clock, _log) = (clock ?? TimeProvider.System, log ?? NullLogger<InboxPump>.Instance);
        _handlers = new InboxHandlers(_options.MaxTries, _clock, _log);
        _reconnection = new Reconnection("inbox", _clock, _log);
    }

    /// <summary>Why nothing comes at present; null while the hub delivers.</summary>
    public HubError? LastError => _reconnection.LastError;

    /// <summary>
    /// Sets the handler of a step. Its token is cancelled only where the pump's stop has lasted too long for it.
    /// </summary>
    /// <exception cref="InvalidOperationException">The step has one already.</exception>
    public InboxPump On(LedgerEntry.StepOneofCase step, Func<InboxDelivery, CancellationToken, Task> handler)
    {
        _handlers.Add(step, handler);
        return this;
    }

    /// <summary>Sets the handler of all steps that have none of their own. Without it they pass unhandled.</summary>
    public InboxPump OnOthers(Func<InboxDelivery, CancellationToken, Task> handler)
    {
        _handlers.Default = handler;
        return this;
    }

    /// <summary>
    /// Pumps until it is stopped: it then finishes the entries that are being handled, and moves the cursor. A pump runs once at
    /// a time.
    /// </summary>
    /// <exception cref="IOException">The journal cannot be written.</exception>
    /// <exception cref="System.Data.Common.DbException">The journal cannot be read or written.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        while (await RunHistoryAsync(stop).ConfigureAwait(false) is { } other)
        {
            _log.OtherHistory(other.Message);
            await Task.Delay(HubRetry.Pause(OtherHistoryAttempt, null), _clock, stop)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>
    /// Pumps from the hub's cursor until it is stopped; returns the exception where the ledger's history became another.
    /// </summary>
    private async Task<OtherHistoryException?> RunHistoryAsync(CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var handling = new CancellationTokenSource();
        await using var late = ending.Token.Register(() => handling.CancelAfter(_options.StopPatience)).ConfigureAwait(false);
        using var pending = new PendingEntries(_inbox, _options, _journal, _clock, _log);
        var lanes = new Lanes(_options.Parallelism, taken =>
            HandleAsync(pending, taken, ending.Token, handling.Token), ending.Token);
        Task[] work = [ReadAsync(pending, lanes, ending.Token), pending.RunAsync(ending.Token)];
        await (await Task.WhenAny(work).ConfigureAwait(false)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await ending.CancelAsync().ConfigureAwait(false);
        lanes.Complete();
        await lanes.Ended.ConfigureAwait(false);
        try
        {
            await Task.WhenAll(work).ConfigureAwait(false);
            await pending.EndAsync().ConfigureAwait(false);
            return null;
        }
        catch (OtherHistoryException other)
        {
            await pending.GiveUpAsync().ConfigureAwait(false);
            return other;
        }
    }

    /// <summary>
    /// Hands one entry of the inbox to its handler again, once, as after a parked one's cause was put right, or where a
    /// reconciliation found that it never came; then notes it in the journal and takes it off the parked ones. It does not wait
    /// for the entries that a running pump is at.
    /// </summary>
    /// <exception cref="InvalidOperationException">The inbox has no such entry.</exception>
    /// <exception cref="RpcException">The hub cannot be reached, or refuses.</exception>
    public async Task RedeliverAsync(long sequence, CancellationToken cancellationToken = default)
    {
        var pull = new PullInboxRequest { Consumer = _options.Consumer, AfterSequence = sequence - 1, PageSize = 1 };
        var page = await _inbox.PullInboxAsync(pull, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (page.Entries is not [var entry] || entry.Sequence != sequence)
            throw new InvalidOperationException($"The inbox has no entry {sequence}.");
        var taken = new TakenEntry(
            new InboxDelivery(entry, page.Sha256S[0], page.TraceParents.GetValueOrDefault(sequence, ""), 1));
        await _handlers.HandleAsync(taken.Delivery, cancellationToken).ConfigureAwait(false);
        taken.Finish(parkReason: null, _clock.GetUtcNow());
        if (_journal is not null)
            await _journal.AddAsync([taken.Finished!], cancellationToken).ConfigureAwait(false);
        try
        {
            var unpark = new UnparkInboxEntryRequest { Consumer = _options.Consumer, Sequence = sequence };
            await _inbox.UnparkInboxEntryAsync(unpark, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (RpcException exception) when (HubError.From(exception).Reason == Reason.EntryNotFound)
        {
            // It was not parked.
        }
    }

    private async Task ReadAsync(PendingEntries pending, Lanes lanes, CancellationToken stop)
    {
        var journaledThrough = _journal is null ? 0 : await _journal.Records.LastSequenceAsync(stop).ConfigureAwait(false);
        (long Sequence, ByteString Sha256)? after = null;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    var request = new SubscribeInboxRequest { Consumer = _options.Consumer };
                    if (after is { } last)
                        (request.AfterSequence, request.AfterSha256) = last;
                    using var call = _inbox.SubscribeInbox(request, cancellationToken: stop);
                    while (await call.ResponseStream.MoveNext(stop).ConfigureAwait(false))
                    {
                        _reconnection.Works();
                        var came = call.ResponseStream.Current;
                        var taken = await pending.AddAsync(new InboxDelivery(came.Entry, came.Sha256, came.TraceParent, 1), stop)
                            .ConfigureAwait(false);
                        after = (taken.Sequence, came.Sha256);
                        await PassOnAsync(pending, lanes, taken, journaledThrough, stop).ConfigureAwait(false);
                    }

                    throw new RpcException(new Status(StatusCode.Unavailable, "The hub ended the stream."));
                }
                catch (RpcException exception) when (!stop.IsCancellationRequested)
                {
                    if (after is not null)
                        OtherHistoryException.ThrowIf(HubError.From(exception));
                    await _reconnection.PauseAsync(exception, stop).ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception) when (stop.IsCancellationRequested && exception is OperationCanceledException or RpcException)
        {
            // Stopped.
        }
    }

    /// <summary>Only what is not beyond the journal at the start can be known: beyond it nothing has to be looked up.</summary>
    private async Task PassOnAsync(
        PendingEntries pending, Lanes lanes, TakenEntry taken, long journaledThrough, CancellationToken stop)
    {
        var before = taken.Sequence <= journaledThrough
            ? await _journal!.FindAsync(taken.Sequence, stop).ConfigureAwait(false)
            : null;
        if (before?.Sha256 == taken.Delivery.Sha256)
        {
            Count(taken.Delivery.Entry, "known");
            pending.FinishAsBefore(taken, before);
            return;
        }

        if (before is not null)
            _log.SequenceTaken(taken.Sequence, before.PetitionId);
        lanes.Add(taken);
    }

    private async Task HandleAsync(PendingEntries pending, TakenEntry taken, CancellationToken stop, CancellationToken handling)
    {
        var entry = taken.Delivery.Entry;
        var result = await _handlers.TryAsync(taken.Delivery, stop, handling).ConfigureAwait(false);
        if (!result.IsFinished)
            return;
        Count(entry, result.ParkReason is null ? "handled" : "parked");
        pending.Finish(taken, result.ParkReason);
    }

    private static void Count(LedgerEntry entry, string outcome) => ClientMetrics.InboxHandled.Add(
        1, new KeyValuePair<string, object?>("step", entry.StepCase.ToString()),
        new KeyValuePair<string, object?>("outcome", outcome));
}
