using System.Globalization;
using Microsoft.Extensions.Hosting;
using PetitionHub.Hub.Configuration;
using PetitionHub.Hub.Tail;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Writing;
using StackExchange.Redis;

namespace PetitionHub.Hub.Replicas;

/// <summary>
/// Tells the other replicas, over Redis, that this one committed entries, and wakes this one's tail when another did. A message
/// that is lost costs time, and never an entry: the tail polls beneath. The message has the time of the replica that wrote, so
/// that one whose clock is far ahead notices it.
/// </summary>
/// <param name="link">Redis.</param>
/// <param name="options">What the channel's name begins with.</param>
/// <param name="committed">Wakes the tail.</param>
/// <param name="writer">Hears the others' times; it is there once the ledger is open.</param>
/// <param name="clock">This replica's time.</param>
internal sealed class WakeUps(
    RedisLink link, RedisOptions options, CommittedBatches committed, Func<LedgerWriter> writer, TimeProvider clock)
    : IHostedService, ICommitListener
{
    // Year 9999, the most that a time may be.
    private const long MostMs = 253_402_300_800_000;

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
                if (!Hear(message.ToString().Split(' ')))
                    return;
                committed.Wake();
            }).WaitAsync(link.Timeout, cancellationToken);
            // What was committed before was not heard of.
            committed.Wake();
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            // It is away or hangs. The subscription is kept, and made with the next connection.
        }
    }

    public void OnCommitted(IReadOnlyList<StoredEntry> entries)
    {
        try
        {
            _connection?.GetSubscriber().Publish(
                _channel, $"{_replica} {clock.GetUtcNow().ToUnixTimeMilliseconds()}", CommandFlags.FireAndForget);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException)
        {
            // It is away: the others find the entries by their poll.
        }
    }

    /// <summary>False where it was this replica's own. One of an earlier version has no time.</summary>
    private bool Hear(string[] message)
    {
        if (message[0] == _replica)
            return false;
        if (message.Length > 1 && long.TryParse(message[1], NumberStyles.None, CultureInfo.InvariantCulture, out var atMs)
            && atMs < MostMs)
            writer().HearPeer(DateTimeOffset.FromUnixTimeMilliseconds(atMs));
        return true;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        link.Restored -= committed.Wake;
        return Task.CompletedTask;
    }
}
