using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Petitions;

/// <summary>What a process committed last is given only where nothing is missing from it.</summary>
public sealed class RecentEntriesTests
{
    private static readonly PetitionId Petition = Commands.NewId();

    private readonly RecentEntries _recent = new();

    [Fact]
    public void TryFind_WithinWhatWasCommitted_GivesTheEntriesInOrder()
    {
        Add(5, 6, 7);
        Add(8);

        Assert.True(_recent.TryFind(5, 8, out var entries));
        Assert.Equal([6L, 7, 8], entries.Select(entry => entry.Sequence));
        Assert.True(_recent.TryFind(4, 5, out entries));
        Assert.Equal([5L], entries.Select(entry => entry.Sequence));
    }

    [Theory]
    [InlineData(3, 6)]
    [InlineData(6, 8)]
    public void TryFind_BeyondWhatWasCommitted_GivesNothing(long after, long through)
    {
        Add(5, 6, 7);

        Assert.False(_recent.TryFind(after, through, out _));
    }

    [Fact]
    public void Add_AfterAnotherProcessWrote_ForgetsWhatIsOlder()
    {
        Add(5, 6);
        Add(8);

        Assert.False(_recent.TryFind(4, 8, out _));
        Assert.False(_recent.TryFind(4, 6, out _));
        Assert.True(_recent.TryFind(7, 8, out _));
    }

    [Fact]
    public void Add_MoreThanItHolds_ForgetsTheOldest()
    {
        for (var sequence = 1; sequence <= 8_192; sequence++)
            Add(sequence);
        Assert.True(_recent.TryFind(0, 8_192, out _));

        Add(8_193);

        Assert.False(_recent.TryFind(0, 8_193, out _));
        Assert.True(_recent.TryFind(1, 8_193, out _));
    }

    [Fact]
    public void FindAt_AnotherHead_GivesNothing()
    {
        _recent.Add([Entry(5)], [Stored(5)]);

        Assert.Equal(5, _recent.FindAt(Petition, 5)?.LastSequence);
        Assert.Null(_recent.FindAt(Petition, 6));
        Assert.Null(_recent.FindAt(Commands.NewId(), 5));
    }

    [Fact]
    public void Find_PetitionAsItWasBeforeTheEntry_GivesNothing()
    {
        _recent.Add([Entry(5)], [Stored(5)]);

        Assert.NotNull(_recent.Find(Petition, 5));
        Assert.Null(_recent.Find(Petition, 6));
    }

    [Fact]
    public void Find_PetitionWhoseLastEntryIsForgotten_GivesNothing()
    {
        _recent.Add([Entry(1)], [Stored(1)]);
        for (var sequence = 2; sequence <= 8_193; sequence++)
            _recent.Add([Entry(sequence, Commands.NewId())], []);

        Assert.Null(_recent.Find(Petition, 1));
    }

    private void Add(params long[] sequences) => _recent.Add([.. sequences.Select(sequence => Entry(sequence))], []);

    private static StoredEntry Entry(long sequence, PetitionId? petition = null) => new(
        new V1.LedgerEntry { Sequence = sequence, PetitionId = (petition ?? Petition).ToString() }, new byte[10], [],
        new byte[32], null, []);

    private static StoredPetition Stored(long lastSequence) => new(
        new PetitionState
        {
            Id = Petition,
            Version = 1,
            QueryCode = "code",
            Registrar = TestUnits.Yuelu.Code,
            RegisteredAt = TestLedger.Start,
            Details = Commands.Details(),
            Status = PetitionStatus.Received,
            Holder = TestUnits.Yuelu.Code,
            HeldSince = TestLedger.Start,
            Matter = Petition,
        },
        ContentSequence: 1,
        lastSequence);
}
