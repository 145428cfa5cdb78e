using System.Globalization;

namespace PetitionHub.EndToEnd.Tests.Soak;

/// <summary>How long the load runs, and what is done to the hubs meanwhile. tests/soak sets the long form.</summary>
internal sealed record SoakPlan(TimeSpan Duration)
{
    private const string Variable = "PETITIONHUB_SOAK_SECONDS";

    public static readonly TimeSpan KillEvery = TimeSpan.FromSeconds(20);

    /// <summary>How long a killed process is away.</summary>
    public static readonly TimeSpan Away = TimeSpan.FromSeconds(3);

    public const int Replicas = 3;
    public const int RedisRestarts = 2;

    public static SoakPlan OfEnvironment() => new(TimeSpan.FromSeconds(
        int.Parse(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } seconds ? seconds : "60",
            CultureInfo.InvariantCulture)));

    /// <summary>The moments of the kills of replicas: in the middle between those of Redis where the run is short.</summary>
    public IEnumerable<TimeSpan> Kills()
    {
        for (var at = KillEvery / 2; at < Duration; at += KillEvery)
            yield return at;
    }

    public IEnumerable<TimeSpan> RedisKills() =>
        Enumerable.Range(1, RedisRestarts).Select(i => Duration * i / (RedisRestarts + 1));

    /// <summary>Whether a replica or Redis is killed, or comes back, in a part of the run.</summary>
    public bool IsDisturbed(TimeSpan from, TimeSpan to) =>
        Kills().Concat(RedisKills()).Any(kill => kill < to && kill + Away > from);
}
