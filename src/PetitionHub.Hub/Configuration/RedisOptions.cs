using System.ComponentModel.DataAnnotations;
using PetitionHub.Ledger;
using StackExchange.Redis;

namespace PetitionHub.Hub.Configuration;

/// <summary>
/// What the replicas share beside the ledger: wake-ups, the directory's copy and resolved routes. All of it may be lost.
/// </summary>
public sealed record RedisOptions
{
    /// <summary>
    /// StackExchange.Redis's connection string, as <c>redis:6380,ssl=true,user=hub,password=…</c>; null for no Redis.
    /// </summary>
    [DataType(DataType.Password)]
    public string? Connection { get; init; }

    /// <summary>What every key and channel begins with: hubs of one ledger have the same.</summary>
    public string KeyPrefix { get; init; } = "petitionhub";

    /// <summary>How long a call may wait for Redis before it goes on without it, in milliseconds. 1 to 5,000.</summary>
    public int TimeoutMs { get; init; } = 100;

    /// <summary>Finds all values that are not as they must be.</summary>
    public IEnumerable<OptionError> FindErrors() =>
    [
        .. Checks.That(CanParse(Connection), nameof(Connection), "is no connection string of Redis, such as 127.0.0.1:6379"),
        .. Checks.That(
            KeyPrefix.Length is > 0 and <= 64 && !KeyPrefix.Any(char.IsWhiteSpace), nameof(KeyPrefix),
            $"must have 1 to 64 characters and no spaces, and is '{KeyPrefix}'"),
        .. Checks.Range(TimeoutMs, 1, 5_000, nameof(TimeoutMs), "ms"),
    ];

    private static bool CanParse(string? connection)
    {
        try
        {
            return connection is null || ConfigurationOptions.Parse(connection).EndPoints.Count > 0;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            return false;
        }
    }
}
