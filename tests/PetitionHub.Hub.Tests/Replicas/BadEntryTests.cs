using System.Text;
using PetitionHub.Hub.Replicas;
using StackExchange.Redis;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Replicas;

/// <summary>
/// Whatever lies in Redis under the hub's keys, what cannot be read is not there: it is worked out again and replaced.
/// </summary>
public sealed class BadEntryTests
{
    private const string Data = "data";
    private const string RouteKeys = "petitionhub:2:route:*";

    /// <summary>What became of a cached value; the last argument is what it was.</summary>
    public static TheoryData<string, Func<IDatabase, RedisKey, byte[], Task>> Damages => new()
    {
        { "of another type", async (redis, key, _) => await redis.StringSetAsync(key, "junk") },
        { "a list", async (redis, key, _) =>
            {
                await redis.KeyDeleteAsync(key);
                await redis.ListLeftPushAsync(key, "junk");
            }
        },
        { "junk", (redis, key, _) => redis.HashSetAsync(key, Data, new byte[] { 0xff, 0xfe, 0, 1, 2, 3 }) },
        { "empty", (redis, key, _) => redis.HashSetAsync(key, Data, "") },
        { "cut", (redis, key, was) => redis.HashSetAsync(key, Data, was[..^9]) },
        { "a bit of another value", (redis, key, was) => redis.HashSetAsync(
            key, Data, (byte[])[.. was[..^40], (byte)(was[^40] ^ 1), .. was[^39..]]) },
        { "too large", (redis, key, _) => redis.HashSetAsync(key, Data, new byte[8 * 1024 * 1024]) },
        // What a hub sealed, and this one cannot read.
        { "broken inside", (redis, key, was) => PutAsync(redis, key, was, json => "[" + json[1..]) },
        { "a null", (redis, key, was) => PutAsync(redis, key, was, _ => "null") },
        { "of another version", (redis, key, was) => PutAsync(redis, key, was, _ => "{}") },
        { "of another key", (redis, key, was) => PutAsync(
            redis, key, was, json => json.Replace(":430103:", ":430104:", StringComparison.Ordinal)) },
        { "naming a unit that is not there", (redis, key, was) => PutAsync(
            redis, key, was, json => json.Replace(TianxinHousing, "659901-housing", StringComparison.Ordinal)) },
        { "naming an unknown unit", (redis, key, was) => PutAsync(
            redis, key, was, json => json.Replace(TianxinHousing, "430103 HOUSING", StringComparison.Ordinal)) },
        { "of an unknown basis", (redis, key, was) => PutAsync(
            redis, key, was, json => json.Replace("\"Basis\":", "\"Basis\":9", StringComparison.Ordinal)[..^2] + "}") },
    };

    [Theory]
    [MemberData(nameof(Damages), DisableDiscoveryEnumeration = true)]
    public async Task ResolveRoute_AnEntryInRedisIsDamaged_AnswersAllTheSame_AndReplacesIt(
        string damage, Func<IDatabase, RedisKey, byte[], Task> harm)
    {
        Assert.NotEmpty(damage);
        await using var hubs = await TwoHubs.StartAsync();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(hubs.Redis.Address);
        var redis = connection.GetDatabase();
        Assert.Equal(TianxinHousing, await ResolveAsync(hubs.A));
        var key = Assert.Single(connection.GetServers().Single().Keys(pattern: RouteKeys));
        var was = (byte[])(await redis.HashGetAsync(key, Data))!;
        await harm(redis, key, was);

        Assert.Equal(TianxinHousing, await ResolveAsync(hubs.B));

        await Wait.UntilAsync(async () => await redis.KeyTypeAsync(key) == RedisType.Hash
            && JsonOf((byte[])(await redis.HashGetAsync(key, Data))!) == JsonOf(was));
        Assert.Single(hubs.B.Log.Lines, line => line.Contains("cannot be read", StringComparison.Ordinal));
        // Redis itself is well: it is not left alone for an entry's sake.
        Assert.DoesNotContain(hubs.B.Log.Lines, line => line.Contains("left alone", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("junk")]
    [InlineData("of another type")]
    [InlineData("cut")]
    [InlineData("flipped")]
    public async Task Start_TheSharedDirectoryIsDamaged_LoadsItFromTheLedger_AndReplacesIt(string damage)
    {
        await using var hubs = await TwoHubs.StartAsync();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(hubs.Redis.Address);
        var redis = connection.GetDatabase();
        RedisKey key = $"petitionhub:2:{DirectoryCopies.Key}";
        var was = (byte[])(await redis.HashGetAsync(key, Data))!;
        switch (damage)
        {
            case "of another type": await redis.StringSetAsync(key, "junk"); break;
            case "junk": await redis.HashSetAsync(key, Data, new byte[5_000]); break;
            case "cut": await redis.HashSetAsync(key, Data, was[..(was.Length / 2)]); break;
            default:
                // Within what is compressed, where a name of a unit would become another one.
                was[was.Length / 2] ^= 0x10;
                await redis.HashSetAsync(key, Data, was);
                break;
        }

        await using var cold = await hubs.StartHubAsync();
        await using var next = await hubs.StartHubAsync();

        Assert.Single(cold.Log.Lines, line => line.Contains("cannot be read", StringComparison.Ordinal));
        Assert.Contains(cold.Log.Lines, line => line.Contains($"with {All.Count} units", StringComparison.Ordinal));
        Assert.DoesNotContain(next.Log.Lines, line => line.Contains("cannot be read", StringComparison.Ordinal));
        Assert.Contains(next.Log.Lines, line =>
            line.Contains($"with {All.Count} units, {All.Count} of them from the shared copy", StringComparison.Ordinal));
        Assert.Equal(TianxinHousing, await ResolveAsync(cold));
    }

    [Fact]
    public async Task WakeUps_OfJunk_ChangeNothing()
    {
        await using var hubs = await TwoHubs.StartAsync();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(hubs.Redis.Address);
        using var stream = await InboxStream.OpenAsync(hubs.A.As(Yuelu).Inbox, "main");
        foreach (var junk in (RedisValue[])["", "junk", new byte[] { 0xff, 0 }, long.MaxValue, new byte[100_000]])
            await connection.GetSubscriber().PublishAsync(RedisChannel.Literal("petitionhub:committed"), junk);

        var receipt = (await hubs.B.As(Hunan)
            .Petitions.RegisterPetitionAsync(Ask.RegisterFor(Yuelu), cancellationToken: Wait.Token)).Receipt;

        Assert.Equal(receipt.LastSequence, (await stream.NextAsync()).Sequence);
    }

    private static async Task<string> ResolveAsync(TestHub hub) => (await hub.As(Hunan).Units.ResolveRouteAsync(
        new() { Territory = "430103", Category = "030102" }, cancellationToken: Wait.Token)).Unit.UnitCode;

    /// <summary>Changes the route within the entry, whose frame has its length, and seals it as a hub does.</summary>
    private static Task<bool> PutAsync(IDatabase redis, RedisKey key, byte[] was, Func<string, string> change)
    {
        var changed = change(JsonOf(was));
        Assert.NotEqual(JsonOf(was), changed);
        var value = Encoding.Latin1.GetString(SealedBytes.Open(was)!)
            .Replace(JsonOf(was), changed.PadRight(JsonOf(was).Length), StringComparison.Ordinal);
        return redis.HashSetAsync(key, Data, SealedBytes.Seal(Encoding.Latin1.GetBytes(value)));
    }

    private static string JsonOf(byte[] entry)
    {
        var text = Encoding.Latin1.GetString(entry);
        var (from, to) = (text.IndexOf("{\"", StringComparison.Ordinal), text.LastIndexOf('}'));
        return from < 0 || to < from ? "" : text[from..(to + 1)];
    }
}
