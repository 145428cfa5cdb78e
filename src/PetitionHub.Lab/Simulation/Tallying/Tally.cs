using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Entries;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Writing;
using PetitionHub.V1;

namespace PetitionHub.Lab.Simulation.Tallying;

/// <summary>
/// Counts what was written, entry by entry, as the contract tells what an entry means. It shares nothing with the hub's
/// projections, so that their figures can be compared with these.
/// </summary>
internal sealed class Tally(SimulationPlan plan) : ICommitListener
{
    private const int InboxKept = 64;

    private readonly Dictionary<string, PetitionCount> _petitions = [];
    private readonly Dictionary<string, List<long>> _inboxes = [];
    private readonly HashSet<(UnitCode Unit, long Sequence)> _parked = [];

    /// <summary>How many entries there are.</summary>
    public long Entries { get; private set; }

    /// <summary>How many units.</summary>
    public int Units { get; private set; }

    /// <summary>All of it, from the first entry on.</summary>
    public VolumeCount All { get; } = new();

    /// <summary>What happened on the day.</summary>
    public VolumeCount Day { get; } = new();

    /// <summary>The petitions.</summary>
    public IReadOnlyCollection<PetitionCount> Petitions => _petitions.Values;

    /// <summary>How many inbox entries are parked.</summary>
    public int Parked => _parked.Count;

    /// <summary>The ledger's head, once all is written.</summary>
    public LedgerHead? Head { get; private set; }

    /// <summary>The last entries that each unit was told of.</summary>
    public IEnumerable<KeyValuePair<string, List<long>>> Inboxes => _inboxes;

    /// <summary>How many entries a petition has.</summary>
    public long VersionOf(PetitionId petition) => _petitions[petition.ToString()].Version;

    /// <inheritdoc/>
    public void OnCommitted(IReadOnlyList<StoredEntry> entries)
    {
        foreach (var stored in entries)
            Count(stored.Entry);
    }

    /// <summary>A consumer set an entry aside.</summary>
    public void Park(UnitCode unit, long sequence) => _parked.Add((unit, sequence));

    /// <summary>Nothing more is written.</summary>
    public void Close(LedgerHead head) => Head = head;

    private void Count(LedgerEntry entry)
    {
        Entries++;
        if (entry.StepCase == LedgerEntry.StepOneofCase.UnitChange)
        {
            Units++;
            return;
        }

        foreach (var addressee in entry.Addressees)
            Remember(addressee, entry.Sequence);
        if (!_petitions.TryGetValue(entry.PetitionId, out var petition))
            _petitions[entry.PetitionId] = petition = new PetitionCount(entry);
        var happened = petition.Apply(entry);
        All.Add(happened);
        if (entry.Time.ToDateTimeOffset() >= plan.DayStart)
            Day.Add(happened);
    }

    private void Remember(string unit, long sequence)
    {
        if (!_inboxes.TryGetValue(unit, out var inbox))
            _inboxes[unit] = inbox = new List<long>(4);
        if (inbox.Count == InboxKept)
            inbox.RemoveAt(0);
        inbox.Add(sequence);
    }
}
