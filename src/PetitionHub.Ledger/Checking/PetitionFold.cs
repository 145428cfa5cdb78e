using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Petitions;

namespace PetitionHub.Ledger.Checking;

/// <summary>The entries of one petition, folded again.</summary>
/// <param name="id">The petition's id.</param>
/// <param name="units">The units, as they were at each entry.</param>
/// <param name="listsThrough">How far the lists are: what they hold is of entries up to here.</param>
internal sealed class PetitionFold(Guid id, UnitFold units, long listsThrough)
{
    private readonly HashSet<string> _parties = [];
    private readonly HashSet<string> _territories = [];
    private readonly List<(long Sequence, string Territory)> _reached = [];
    private readonly List<long> _wrongReach = [];
    private readonly List<(long Sequence, string? Reach)> _command = [];
    private string _requestId = "";
    private PetitionState? _state;
    private long _contentSequence;
    private long _lastSequence;

    public Guid Id => id;

    /// <summary>True where an entry did not follow from the ones before.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The petition after all of its entries; null where an entry did not follow.</summary>
    public StoredPetition? Petition =>
        IsBroken || _state is null ? null : new StoredPetition(_state, _contentSequence, _lastSequence);

    /// <summary>The units that took part. Read this and what follows after <see cref="Complete"/>.</summary>
    public IReadOnlyCollection<string> Parties => _parties;

    /// <summary>The digits of the territories that the petition reached.</summary>
    public IReadOnlyCollection<string> Territories => _territories;

    /// <summary>For each entry, the territories that the petition had reached by then.</summary>
    public IReadOnlyCollection<(long Sequence, string Territory)> Reached => _reached;

    /// <summary>The entries whose row names other territories.</summary>
    public IReadOnlyCollection<long> WrongReach => _wrongReach;

    public long LastSequence => _lastSequence;

    /// <summary>Reads a petition's entries and folds them.</summary>
    public static async Task<PetitionFold> ReadAsync(
        LedgerContext context, Guid id, UnitFold units, long listsThrough, CancellationToken cancellationToken)
    {
        var fold = new PetitionFold(id, units, listsThrough);
        var entries = context.Entries.Where(row => row.PetitionId == id).OrderBy(row => row.Sequence);
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancellationToken))
            fold.Apply(entry);
        return fold.Complete();
    }

    public void Apply(EntryRow row)
    {
        _lastSequence = row.Sequence;
        if (IsBroken)
            return;
        if (EntryCheck.Read(row.Content) is not { } read || !TryApply(read))
        {
            IsBroken = true;
            return;
        }

        _command.Add((row.Sequence, row.Reach));
        if (read.Entry.Step is Registration or Amendment)
            _contentSequence = row.Sequence;
        if (row.Sequence <= listsThrough)
            _parties.UnionWith(Petitions.Parties.Of(read.Entry).Select(unit => unit.Value));
    }

    /// <summary>Ends the last command.</summary>
    public PetitionFold Complete()
    {
        // The writer knows the reach of a command once it is decided, and gives it to all of its entries.
        if (_state is not null && !IsBroken && _command.Count > 0)
        {
            var reach = Reach.Of(_state, new UnitsBefore(units, _command[0].Sequence));
            var stored = StoredReach.Write(reach);
            _wrongReach.AddRange(_command.Where(entry => entry.Reach != stored).Select(entry => entry.Sequence));
            if (_command[^1].Sequence <= listsThrough)
                foreach (var territory in reach.Select(territory => territory.Digits))
                {
                    _territories.Add(territory);
                    _reached.AddRange(_command.Select(entry => (entry.Sequence, territory)));
                }
        }

        _command.Clear();
        return this;
    }

    private bool TryApply((V1.LedgerEntry Message, Entry Entry) read)
    {
        if (read.Message.RequestId != _requestId)
            Complete();
        _requestId = read.Message.RequestId;
        try
        {
            _state = Fold.Apply(_state, read.Entry);
            return true;
        }
        catch (Exception exception) when (exception is InvalidOperationException or NullReferenceException or ArgumentException)
        {
            // A damaged ledger may hold any step after any other: what the fold cannot take is the fault to report.
            return false;
        }
    }
}
