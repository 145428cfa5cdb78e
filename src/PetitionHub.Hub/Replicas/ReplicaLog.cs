using Microsoft.Extensions.Logging;

namespace PetitionHub.Hub.Replicas;

/// <summary>What is logged of the things that replicas share.</summary>
internal static partial class ReplicaLog
{
    [LoggerMessage(3101, LogLevel.Warning,
        "Redis is away: entries of other replicas come with the poll, and caches are this replica's own.")]
    public static partial void RedisLeft(ILogger logger);

    [LoggerMessage(3102, LogLevel.Information, "Redis is back.")]
    public static partial void RedisReturned(ILogger logger);

    [LoggerMessage(3103, LogLevel.Warning, "Redis failed or was too slow, and is left alone for {RestMs} ms: {Fault}")]
    public static partial void RedisRests(ILogger logger, long restMs, string fault);

    [LoggerMessage(3104, LogLevel.Warning, "What Redis has under '{Key}' cannot be read, and is replaced: {Fault}")]
    public static partial void EntryUnreadable(ILogger logger, string key, string fault);
}
