using System.Diagnostics;
using Microsoft.Extensions.Logging;
using PetitionHub.Hub.Configuration;
using StackExchange.Redis;

namespace PetitionHub.Hub.Replicas;

/// <summary>
/// The connection to Redis. It is made in the background, and again whenever it breaks: no call waits for it longer than the
/// time-out, and while it is away every use fails at once.
/// </summary>
internal sealed class RedisLink : IAsyncDisposable
{
    // A start without Redis is held up by this much at most.
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(2);

    // A connection may stay open long after the server behind it hangs.
    private static readonly TimeSpan Doubt = TimeSpan.FromSeconds(5);

    private readonly ILogger<RedisLink> _logger;
    private readonly Lazy<Task<ConnectionMultiplexer>> _connection;
    private bool _isAway;
    private long _failedAt;

    public RedisLink(RedisOptions options, ILogger<RedisLink> logger)
    {
        _logger = logger;
        Timeout = TimeSpan.FromMilliseconds(options.TimeoutMs);
        _connection = new(() => ConnectAsync(options));
    }

    /// <summary>How long a call may wait for Redis.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>True while it is connected and nothing that was asked of it a moment ago failed.</summary>
    public bool IsUp => IsConnected && (_failedAt == 0 || Stopwatch.GetElapsedTime(_failedAt) > Doubt);

    private bool IsConnected =>
        _connection is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result.IsConnected: true } };

    /// <summary>Called whenever a connection is there again: what was published meanwhile was missed.</summary>
    public event Action? Restored;

    /// <summary>The multiplexer, which may have no connection at the moment.</summary>
    public Task<ConnectionMultiplexer> GetAsync() => _connection.Value;

    /// <summary>True where Redis answers within the time-out.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            var connection = await GetAsync().WaitAsync(Timeout, cancellationToken);
            // Wake-ups come over a connection of their own.
            await Task.WhenAll(connection.GetDatabase().PingAsync(), connection.GetSubscriber().PingAsync())
                .WaitAsync(Timeout, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            Failed();
            return false;
        }
    }

    /// <summary>Notes that something that was asked of it failed.</summary>
    public void Failed() => Volatile.Write(ref _failedAt, Stopwatch.GetTimestamp());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_connection.IsValueCreated)
            await (await _connection.Value).DisposeAsync();
    }

    private async Task<ConnectionMultiplexer> ConnectAsync(RedisOptions options)
    {
        var settings = ConfigurationOptions.Parse(options.Connection!);
        settings.AbortOnConnectFail = false;
        settings.ConnectTimeout = (int)ConnectPatience.TotalMilliseconds;
        settings.ConnectRetry = 1;
        settings.AsyncTimeout = settings.SyncTimeout = Math.Max(1_000, options.TimeoutMs);
        // What waits for a connection would be late in any case.
        settings.BacklogPolicy = BacklogPolicy.FailFast;
        settings.ClientName ??= "petitionhub";
        var connection = await ConnectionMultiplexer.ConnectAsync(settings);
        connection.ConnectionFailed += (_, _) => Left();
        connection.ConnectionRestored += (_, _) => Returned();
        if (!connection.IsConnected)
            Left();
        return connection;
    }

    // Both the commands' and the subscriptions' connection tell; one line is enough.
    private void Left()
    {
        if (!Interlocked.Exchange(ref _isAway, true))
            ReplicaLog.RedisLeft(_logger);
    }

    private void Returned()
    {
        if (Interlocked.Exchange(ref _isAway, false))
            ReplicaLog.RedisReturned(_logger);
        Restored?.Invoke();
    }
}
