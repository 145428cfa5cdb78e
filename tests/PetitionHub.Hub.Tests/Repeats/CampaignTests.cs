using System.Collections.Concurrent;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Repeats;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Repeats;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Repeats;

namespace PetitionHub.Hub.Tests.Repeats;

/// <summary>Many senders of one text: what registering each of them costs, in looks, not in time.</summary>
public sealed class CampaignTests
{
    private const string Text = "小区楼下的烧烤店没有专用烟道，油烟直排，营业到凌晨，居民无法休息，多次投诉没有结果。";
    private const int Senders = 1_000;

    private readonly CountedIndex _index = new();
    private readonly PetitionMemory _records = new(TimeProvider.System);
    private long _position = 1;

    [Fact]
    public async Task SameText_OfAThousandSenders_IsLookedForOnce()
    {
        using var slots = new SearchSlots(2);
        var shared = Share(slots);

        var found = await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => FindAsync(shared, Text, ""))).Bounded();

        Assert.All(found, one => Assert.Equal(_index.Petition.State.Id, Assert.Single(one).Petition.State.Id));
        Assert.Equal((1, 0, 1), _index.Looks);
    }

    [Fact]
    public async Task SameText_OfAThousandPetitioners_WhoAreLookedForTogether()
    {
        using var slots = new SearchSlots(1);
        var shared = Share(slots);
        _index.Hold();

        var asked = Enumerable.Range(0, Senders).Select(number => FindAsync(shared, Text, $"{number:x4}")).ToList();
        _index.Release();
        var found = await Task.WhenAll(asked).Bounded();

        Assert.All(found, one => Assert.Single(one));
        var looks = _index.Looks;
        Assert.Equal((1, 1), (looks.Texts, looks.Records));
        Assert.InRange(looks.Petitioners, 1, (Senders / 64) + 2);
    }

    [Fact]
    public async Task SameText_OnceTheIndexHasMoved_IsLookedForAgain()
    {
        using var slots = new SearchSlots(2);
        var shared = Share(slots);
        await FindAsync(shared, Text, "").Bounded();

        _position++;
        await FindAsync(shared, Text, "").Bounded();

        Assert.Equal(2, _index.Looks.Texts);
    }

    [Fact]
    public async Task PetitionThatAStepChanged_IsReadAgain_BeforeTheStepIsAnswered()
    {
        using var slots = new SearchSlots(2);
        var shared = Share(slots);
        await FindAsync(shared, Text, "").Bounded();

        _records.OnCommitted([RecordOf(_index.Petition.State.Id)]);
        await FindAsync(shared, Text, "").Bounded();

        Assert.Equal((1, 0, 2), _index.Looks);
    }

    [Fact]
    public async Task DifferentTexts_MoreThanMayBeLookedForAtOnce_AreRefusedInsteadOfQueued_AndTheRestIsFound()
    {
        using var slots = new SearchSlots(2);
        var shared = Share(slots);
        _index.Hold();

        var asked = Enumerable.Range(0, Senders).Select(number => FindAsync(shared, $"{number} {Text}", "")).ToList();
        var refused = asked.Count(one => one.IsFaulted);
        _index.Release();
        await Task.WhenAll(asked.Select(one => one.ContinueWith(_ => { }, TaskScheduler.Default))).Bounded();

        Assert.InRange(refused, 1, Senders - 2);
        Assert.All(asked.Where(one => one.IsFaulted), one => Assert.IsType<SearchesBusyException>(one.Exception!.InnerException));
        Assert.True(_index.MostAtOnce <= 2, $"{_index.MostAtOnce} looked at once.");
        // None is refused once there is room again.
        await FindAsync(shared, $"again {Text}", "").Bounded();
    }

    [Fact]
    public async Task FailedLook_IsNotShared()
    {
        using var slots = new SearchSlots(2);
        var shared = Share(slots);
        _index.Fails = true;
        await Assert.ThrowsAsync<IOException>(() => FindAsync(shared, Text, "").Bounded());

        _index.Fails = false;

        Assert.Single(await FindAsync(shared, Text, "").Bounded());
    }

    private SharedRepeats Share(SearchSlots slots) => new(_index, () => _position, _records, slots, TimeProvider.System);

    private static Task<IReadOnlyList<RepeatFinding>> FindAsync(SharedRepeats shared, string text, string identity) =>
        RepeatIndex.FindAsync(shared, RepeatTraits.Of(Details(text, identity)), null, Wait.Token);

    private static PetitionDetails Details(string text, string identity) => new()
    {
        Subject = "油烟扰民",
        Content = text,
        Category = "030102",
        Territory = Territory.Parse("430103"),
        Channel = Channel.Website,
        Purpose = Purpose.Appeal,
        Petitioner = Petitioner.Anonymous with { IdentityDigest = identity },
    };

    private static StoredEntry RecordOf(PetitionId petition) => new(
        2, Google.Protobuf.MessageExtensions.ToByteArray(
            new V1.LedgerEntry { Sequence = 2, PetitionId = $"{petition}", Voiding = new() }), new byte[32], null);

    /// <summary>An index with one petition, which has every text that is asked for.</summary>
    private sealed class CountedIndex : IRepeatSource
    {
        private readonly ConcurrentBag<string> _looks = [];
        private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool _isHeld;
        private int _now;

        public StoredPetition Petition { get; } = new(
            new PetitionState
            {
                Id = new PetitionId(Guid.NewGuid()),
                Details = Details(Text, ""),
                Version = 1,
                QueryCode = "",
                RegisteredAt = DateTimeOffset.UnixEpoch,
                Status = PetitionStatus.Registered,
                HeldSince = DateTimeOffset.UnixEpoch,
                Matter = new PetitionId(Guid.NewGuid()),
                Registrar = UnitCode.Parse("430103-bureau"),
                Holder = UnitCode.Parse("430103-bureau"),
            },
            1,
            1);

        public bool Fails { get; set; }

        public int MostAtOnce { get; private set; }

        public (int Texts, int Petitioners, int Records) Looks =>
            (
                _looks.Count(look => look == "text"), _looks.Count(look => look == "petitioner"),
                _looks.Count(look => look == "records"));

        public void Hold() => _isHeld = true;

        public void Release() => _opened.SetResult();

        public Task<IReadOnlyList<IndexedPetition>> FindByTextAsync(RepeatTraits traits, CancellationToken cancellationToken) =>
            LookAsync<IReadOnlyList<IndexedPetition>>("text", [new IndexedPetition(Petition.State.Id, traits)]);

        public Task<ILookup<long, IndexedPetition>> FindByPetitionersAsync(
            IReadOnlyCollection<long> petitionerKeys, CancellationToken cancellationToken) =>
            LookAsync("petitioner",
                petitionerKeys.ToLookup(
                    key => key, _ => new IndexedPetition(Petition.State.Id, RepeatTraits.Of(Details(Text, "")))));

        public Task<IReadOnlyDictionary<PetitionId, StoredPetition>> LoadAsync(
            IReadOnlyList<PetitionId> petitions, CancellationToken cancellationToken) =>
            LookAsync<IReadOnlyDictionary<PetitionId, StoredPetition>>(
                "records", new Dictionary<PetitionId, StoredPetition> { [Petition.State.Id] = Petition });

        private async Task<T> LookAsync<T>(string look, T answer)
        {
            var now = Interlocked.Increment(ref _now);
            try
            {
                lock (_looks)
                    MostAtOnce = Math.Max(MostAtOnce, now);
                _looks.Add(look);
                if (_isHeld)
                    await _opened.Task.Bounded();
                return Fails ? throw new IOException("away") : answer;
            }
            finally
            {
                Interlocked.Decrement(ref _now);
            }
        }
    }
}
