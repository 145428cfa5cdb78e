using System.Buffers;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PetitionHub.Hub.Configuration;
using PetitionHub.Ledger;
using StackExchange.Redis;

namespace PetitionHub.Hub.Replicas;

/// <summary>
/// Redis as a cache that never fails a call. An answer after the time-out counts as a miss, and after a failure Redis is not
/// asked for a second. An unreadable value is removed and counts as a miss.
/// </summary>
internal sealed class PatientCache : IBufferDistributedCache, IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    // A megabyte on a process that has just begun; only a start waits for it.
    private static readonly TimeSpan PatienceForDirectory = TimeSpan.FromSeconds(3);

    // Hubs of before this form have keys of their own: neither removes what the other wrote, while replicas are brought up to
    // date.
    private const string Form = "2";

    /// <summary>Where RedisCache puts a value within its hash.</summary>
    private const string ValueField = "data";

    // A route has some hundred bytes, the country's directory a megabyte. More is not a hub's, and would not come within the
    // time-out.
    private const long MaxBytes = 64 * 1024;
    private const long MaxDirectoryBytes = 64 * 1024 * 1024;

    private readonly RedisCache _redis;
    private readonly RedisLink _link;
    private readonly string _prefix;
    private readonly TimeProvider _clock;
    private readonly ILogger<PatientCache> _logger;
    private long _restsUntil;

    public PatientCache(RedisLink link, RedisOptions options, TimeProvider clock, ILogger<PatientCache> logger)
    {
        (_link, _clock, _logger, _prefix) = (link, clock, logger, $"{options.KeyPrefix}:{Form}:");
        _redis = new RedisCache(Options.Create(new RedisCacheOptions
        {
            ConnectionMultiplexerFactory = async () => await link.GetAsync(),
            InstanceName = _prefix,
        }));
    }

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default) =>
        await AskAsync(key, stop => ReadAsync(key, stop), token);

    public async ValueTask<bool> TryGetAsync(string key, IBufferWriter<byte> destination, CancellationToken token = default)
    {
        // Into memory of its own: an answer after the time-out must not write into the caller's buffer.
        if (await GetAsync(key, token) is not { } value)
            return false;
        destination.Write(value);
        return true;
    }

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) =>
        AskAsync(key, stop => WriteAsync(key, SealedBytes.Seal(value), options, stop), token);

    public async ValueTask SetAsync(
        string key, ReadOnlySequence<byte> value, DistributedCacheEntryOptions options, CancellationToken token = default) =>
        await SetAsync(key, value.ToArray(), options, token);

    public Task RemoveAsync(string key, CancellationToken token = default) =>
        AskAsync(key, stop => Done(_redis.RemoveAsync(key, stop)), token);

    public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

    public byte[]? Get(string key) => throw Synchronous();

    public bool TryGet(string key, IBufferWriter<byte> destination) => throw Synchronous();

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw Synchronous();

    public void Set(string key, ReadOnlySequence<byte> value, DistributedCacheEntryOptions options) => throw Synchronous();

    public void Remove(string key) => throw Synchronous();

    public void Refresh(string key)
    {
    }

    public void Dispose() => _redis.Dispose();

    private static NotSupportedException Synchronous() => new("Nothing here may hold a thread while Redis thinks.");

    private static async Task<byte[]?> Done(Task task)
    {
        await task;
        return null;
    }

    private async Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            var length = await (await _link.GetAsync()).GetDatabase().HashStringLengthAsync(_prefix + key, ValueField);
            if (length <= (key == DirectoryCopies.Key ? MaxDirectoryBytes : MaxBytes))
            {
                if (await _redis.GetAsync(key, cancellationToken) is not { } bytes)
                    return null;
                if (SealedBytes.Open(bytes) is { } value)
                    return value;
            }

            ReplicaLog.EntryUnreadable(_logger, key, "it is not what a hub wrote");
        }
        catch (Exception exception) when (IsOfEntry(exception))
        {
            ReplicaLog.EntryUnreadable(_logger, key, FaultText.WithoutMessages(exception));
        }

        await _redis.RemoveAsync(key, cancellationToken);
        return null;
    }

    private async Task<byte[]?> WriteAsync(
        string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await _redis.SetAsync(key, value, options, cancellationToken);
        }
        catch (Exception exception) when (IsOfEntry(exception))
        {
            await _redis.RemoveAsync(key, cancellationToken);
            await _redis.SetAsync(key, value, options, cancellationToken);
        }

        return null;
    }

    /// <summary>True where the value under the key is at fault, not Redis or the connection.</summary>
    private static bool IsOfEntry(Exception exception) => exception is RedisServerException
        ? exception.Message.Contains("WRONGTYPE", StringComparison.Ordinal)
        : exception is InvalidCastException or FormatException or OverflowException or ArgumentException;

    private async Task<byte[]?> AskAsync(
        string key, Func<CancellationToken, Task<byte[]?>> ask, CancellationToken cancellationToken)
    {
        if (_clock.GetTimestamp() < Volatile.Read(ref _restsUntil))
            return null;
        try
        {
            // Only a hub's first look waits for the connection; from then on it is there, or the question fails at once.
            await _link.GetAsync().WaitAsync(cancellationToken);
            var patience = key == DirectoryCopies.Key ? PatienceForDirectory : _link.Timeout;
            return await ask(cancellationToken).WaitAsync(patience, _clock, cancellationToken);
        }
        catch (Exception exception) when (
            exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LetRest(exception);
            return null;
        }
    }

    private void LetRest(Exception exception)
    {
        _link.Failed();
        var (now, rests) = (_clock.GetTimestamp(), Volatile.Read(ref _restsUntil));
        var until = now + (long)(Rest.TotalSeconds * _clock.TimestampFrequency);
        // Of many calls that met the same failure one begins the rest and logs it; the link logs once that Redis is away.
        if (now >= rests && Interlocked.CompareExchange(ref _restsUntil, until, rests) == rests
            && exception is not RedisConnectionException)
            ReplicaLog.RedisRests(_logger, (long)Rest.TotalMilliseconds, FaultText.WithoutMessages(exception));
    }
}
