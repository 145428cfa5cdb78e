using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Tests.Testing;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger.Tests.Writing;

/// <summary>What a database with a clock of its own adds to the judgement.</summary>
public sealed class EntryClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private readonly JumpingClock _clock = new(Start);

    [Fact]
    public void DatabaseIs400DaysBehind_IsNotTrusted()
    {
        var clock = Make();

        var (now, refusal) = clock.Judge(HeadAt(Start.AddDays(-1)), Start.AddDays(-400));

        Assert.Equal("database", refusal?.Metadata["witness"]);
        Assert.Equal(Start.AddDays(-1), now);
    }

    [Fact]
    public void DatabaseBearsOutALongStop_AndAClockThatWasPutRight()
    {
        var clock = Make();

        Assert.Null(clock.Judge(HeadAt(Start.AddDays(-100)), Start.AddSeconds(20)).Refusal);
        _clock.Wrong = TimeSpan.FromHours(2);
        Assert.Null(clock.Judge(HeadAt(Start), Start.AddHours(2)).Refusal);
        Assert.Equal("monotonic", Jumped(clock)?.Metadata["witness"]);
    }

    private Refusal? Jumped(EntryClock clock)
    {
        _clock.Wrong = TimeSpan.FromHours(4);
        return clock.Judge(HeadAt(Start), database: null).Refusal;
    }

    private EntryClock Make() => new(_clock, asksDatabase: true, new LedgerOptions());

    private static HeadRow HeadAt(DateTimeOffset at) => new()
    {
        Sequence = 7,
        AtMs = at.ToUnixTimeMilliseconds(),
        Sha256 = [],
        MerkleFrontier = [],
        RootSha256 = [],
    };
}
