using System.Data.Common;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.Client.Internal;
using PetitionHub.V1;

namespace PetitionHub.Client;

/// <summary>
/// Sends what an outbox holds over <c>SyncService.PushCommands</c>, in order, many in flight, and stores the answers. A broken
/// link costs time only: it connects again with growing, random pauses, and sends again what has no answer.
/// </summary>
/// <remarks>
/// Before each stream, and every ten minutes while there is nothing to send, it asks whether the hub still has the newest
/// receipt's entry. A ledger that was restored from a back-up has not: it is logged as an error, and what was lost is sent again,
/// in its order (see
/// <see cref="Outbox.ListLostReceiptsAsync"/>).
/// </remarks>
public sealed class OutboxSender
{
    private static readonly TimeSpan PauseOfAFault = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan IdleLook = TimeSpan.FromMinutes(10);

    private readonly Outbox _outbox;
    private readonly SyncService.SyncServiceClient _sync;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly Reconnection _reconnection;
    private readonly ReceiptHistory _history;

    /// <summary>Sends nothing before <see cref="RunAsync"/>. An outbox has one sender.</summary>
    public OutboxSender(
        Outbox outbox, SyncService.SyncServiceClient sync, LedgerService.LedgerServiceClient ledger, TimeProvider? clock = null,
        ILogger<OutboxSender>? log = null)
    {
        (_outbox, _sync, _clock, _log) = (outbox, sync, clock ?? TimeProvider.System, log ?? NullLogger<OutboxSender>.Instance);
        _reconnection = new Reconnection("outbox", _clock, _log);
        _history = new ReceiptHistory(outbox, ledger, _log);
    }

    /// <summary>Why nothing is sent at present; null while the hub answers.</summary>
    public HubError? LastError => _reconnection.LastError;

    /// <summary>Sends until it is stopped. It ends at once then: what has no answer yet is sent again another time.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
                await SendAsync(stop).ConfigureAwait(false);
        }
        catch (Exception exception) when (stop.IsCancellationRequested && exception is OperationCanceledException or RpcException)
        {
            // Stopped.
        }
    }

    /// <summary>Sends over one stream, for as long as it holds, then makes the pause.</summary>
    private async Task SendAsync(CancellationToken stop)
    {
        try
        {
            await _history.ConfirmAsync(stop).ConfigureAwait(false);
            if (_outbox.Waiting == 0)
            {
                // A link that breaks while there is nothing to send is let be. The ledger may be restored meanwhile: it is asked
                // again after it.
                using var idle = new CancellationTokenSource(IdleLook, _clock);
                using var look = CancellationTokenSource.CreateLinkedTokenSource(stop, idle.Token);
                await _outbox.WaitForWaitingAsync(look.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return;
            }

            using var call = _sync.PushCommands(cancellationToken: stop);
            using var stream = new PushStream(_outbox, call, _clock, _log, _reconnection.Works);
            await stream.RunAsync(stop).ConfigureAwait(false);
        }
        catch (RpcException exception) when (!stop.IsCancellationRequested)
        {
            await _reconnection.PauseAsync(exception, stop).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DbException or InvalidProtocolBufferException)
        {
            _log.OutboxUnwritable(exception, PauseOfAFault);
            await Task.Delay(PauseOfAFault, _clock, stop).ConfigureAwait(false);
        }
    }
}
