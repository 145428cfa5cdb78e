using Microsoft.Extensions.Hosting;
using PetitionHub.Hub.Configuration;
using PetitionHub.Hub.Tail;
using PetitionHub.Ledger;
using StackExchange.Redis;

namespace PetitionHub.Hub.Replicas;

/// <summary>
/// Tells the other replicas, over Redis, that this one committed entries, and wakes this one's tail when another did. A message that is
/// lost costs time, and never an entry: the tail polls beneath.
/// </summary>
internal sealed class WakeUps(RedisLink link, RedisOptions options, CommittedBatches committed) : IHostedService, ICommitListener
{
    private readonly RedisChannel _channel = RedisChannel.Literal($"{options.KeyPrefix}:committed");
    private readonly string _replica = Guid.NewGuid().ToString("N");
    private ConnectionMultiplexer? _connection;

    /// <summary>Subscribes, also where Redis is away: the subscription is made when it comes.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        link.Restored += committed.Wake;
        _connection = await link.GetAsync().WaitAsync(cancellationToken);
        try
        {
            await _connection.GetSubscriber().SubscribeAsync(_channel, (_, message) =>
            {
                if (message != _replica)
                    committed.Wake();
            }).WaitAsync(link.Timeout, cancellationToken);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            // It is away or hangs. The subscription is kept, and made with the next connection.
        }
    }

    public void OnCommitted(IReadOnlyList<LedgerRecord> records)
    {
        try
        {
            _connection?.GetSubscriber().Publish(_channel, _replica, CommandFlags.FireAndForget);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException)
        {
            // It is away: the others find the entries by their poll.
        }
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        link.Restored -= committed.Wake;
        return Task.CompletedTask;
    }
}
