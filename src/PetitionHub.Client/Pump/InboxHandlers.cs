using System.Diagnostics;
using System.Text;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using PetitionHub.V1;

namespace PetitionHub.Client.Internal;

/// <summary>The handlers by step, and how one is tried at an entry.</summary>
internal sealed class InboxHandlers(int maxTries, TimeProvider clock, ILogger log)
{
    /// <summary>What the hub takes as a reason.</summary>
    private const int MaxReasonCharacters = 1_000;

    private readonly Dictionary<LedgerEntry.StepOneofCase, Func<InboxDelivery, CancellationToken, Task>> _byStep = [];

    /// <summary>For steps without one of their own; by itself it lets them pass.</summary>
    public Func<InboxDelivery, CancellationToken, Task> Default { get; set; } = (_, _) => Task.CompletedTask;

    public void Add(LedgerEntry.StepOneofCase step, Func<InboxDelivery, CancellationToken, Task> handler)
    {
        if (!_byStep.TryAdd(step, handler))
            throw new InvalidOperationException($"{step} has a handler already.");
    }

    /// <summary>Tries the handler, with pauses, until it succeeds or has failed too often.</summary>
    /// <param name="delivery">The first try's delivery.</param>
    /// <param name="stop">Ends the tries: the entry is then unfinished.</param>
    /// <param name="handling">The handler's own token.</param>
    public async Task<HandlingResult> TryAsync(InboxDelivery delivery, CancellationToken stop, CancellationToken handling)
    {
        var counted = 0;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await HandleAsync(delivery with { Attempt = attempt }, handling).ConfigureAwait(false);
                return HandlingResult.Handled;
            }
            catch (OperationCanceledException) when (handling.IsCancellationRequested)
            {
                return HandlingResult.Unfinished;
            }
            catch (Exception exception)
            {
                // That the hub cannot be reached is not the entry's fault: no outage parks an inbox.
                if (!IsOutage(exception) && ++counted >= maxTries)
                    return HandlingResult.Park(ReasonOf(exception));
                var pause = HubRetry.Pause(attempt - 1, null);
                log.HandlerFailed(exception, delivery.Sequence, attempt, pause);
                try
                {
                    await Task.Delay(pause, clock, stop).ConfigureAwait(false);
                }
                catch (OperationCanceledException)
                {
                    return HandlingResult.Unfinished;
                }
            }
        }
    }

    /// <summary>Calls the handler once, within a span that is linked to the sender's trace.</summary>
    public async Task HandleAsync(InboxDelivery delivery, CancellationToken cancellationToken)
    {
        var step = new KeyValuePair<string, object?>("step", delivery.Entry.StepCase.ToString());
        var started = clock.GetTimestamp();
        using var span = HubTracing.StartHandling(delivery.Entry, delivery.TraceParent);
        try
        {
            await _byStep.GetValueOrDefault(delivery.Entry.StepCase, Default)(delivery, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            span?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
            throw;
        }
        finally
        {
            ClientMetrics.InboxDuration.Record(clock.GetElapsedTime(started).TotalSeconds, step);
        }
    }

    private static bool IsOutage(Exception exception) => exception is RpcException call && HubError.From(call).IsTransient;

    private static string ReasonOf(Exception exception)
    {
        var reason = $"{exception.GetType().Name}: {exception.Message}";
        if (reason.Length > MaxReasonCharacters)
            reason = reason[..(MaxReasonCharacters - 1)] + "…";
        // A text of a foreign system may be cut in the middle of a character, which no message can carry: half of one says
        // nothing.
        return string.Concat(reason.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar).Select(rune => rune.ToString()));
    }
}
