using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Attachments.Storage;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Hub.Attachments;

/// <summary>
/// Removes, once an hour and at the start, uploads that were never filed, and then the bytes without an upload. In this order no
/// upload is ever without its bytes. Several hubs may do it at once.
/// </summary>
internal sealed class UploadCollection(
    IAttachmentStore store, LedgerWriter writer, AttachmentReader attachments, AttachmentOptions options, TimeProvider clock,
    ILogger<UploadCollection> logger) : BackgroundService
{
    private const int KeysAtOnce = 500;

    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    // What began before is referred to for ever, as references are never removed: no need to look at it again.
    private DateTimeOffset _collectedTo = DateTimeOffset.UnixEpoch;

    /// <summary>Collects; returns how many storage keys it removed.</summary>
    public async Task<int> CollectAsync(CancellationToken cancellationToken)
    {
        // A clock that is ahead would take all uploads for forgotten ones.
        if (writer.Condition.IsStopped)
            return 0;
        var to = clock.GetUtcNow() - TimeSpan.FromDays(options.KeepUnfiledDays);
        if ((await writer.CollectUploadsAsync(_collectedTo, to, cancellationToken)).Refusal is { } refusal)
            return refusal.Reason == RefusalReason.HubStopping ? 0 : throw new IOException(refusal.Message);
        _collectedTo = to;
        var (removed, failed, fault) = (0, 0, "");
        // A key gets its upload before any bytes, and a key without an upload never gets one again. Younger bytes stay
        // nevertheless: after an older ledger was restored beside newer files, there is that long to notice.
        await foreach (var keys in store.ListKeysAsync(cancellationToken).Where(key => key.WrittenAt < to).Select(key => key.Key)
            .Chunk(KeysAtOnce).WithCancellation(cancellationToken))
        {
            var used = await attachments.FindStorageKeysAsync(keys, cancellationToken);
            foreach (var key in keys.Where(key => !used.Contains(key)))
            {
                try
                {
                    await store.DeleteAsync(key, cancellationToken);
                    removed++;
                }
#pragma warning disable CA1031 // One key that cannot be removed must not keep all behind it, hour after hour.
                catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
                {
                    (failed, fault) = (failed + 1, FaultText.WithoutMessages(exception));
                }
            }
        }

        if (removed > 0)
            AttachmentLog.Collected(logger, removed);
        if (failed > 0)
            AttachmentLog.NotRemoved(logger, failed, fault);
        return removed;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CollectAsync(stoppingToken);
            }
#pragma warning disable CA1031 // Whatever fails now may succeed in an hour; the hub goes on.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                AttachmentLog.CollectionFailed(logger, FaultText.WithoutMessages(exception));
            }

            await Task.Delay(Period, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
