using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Petitions;

namespace PetitionHub.Ledger.Checking;

/// <summary>The entries of one petition, folded again.</summary>
internal sealed class PetitionFold(Guid petition, UnitFold units)
{
    private readonly HashSet<string> _parties = [];
    private readonly List<(long Sequence, string Territory)> _reached = [];
    private readonly List<long> _command = [];
    private string _requestId = "";
    private PetitionState? _state;
    private long _contentSequence;
    private long _lastSequence;

    public Guid Petition => petition;

    /// <summary>True where an entry did not follow from the ones before.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The petition after all of its entries; null where an entry did not follow.</summary>
    public StoredPetition? Record =>
        IsBroken || _state is null ? null : new StoredPetition(_state, _contentSequence, _lastSequence);

    /// <summary>Who ever took part, and the territories that it ever reached; complete after <see cref="Complete"/>.</summary>
    public IReadOnlyCollection<string> Parties => _parties;

    /// <summary>The territories that it reached as of each entry; complete after <see cref="Complete"/>.</summary>
    public IReadOnlyCollection<(long Sequence, string Territory)> Reached => _reached;

    public long LastSequence => _lastSequence;

    /// <summary>Reads a petition's entries and folds them.</summary>
    public static async Task<PetitionFold> ReadAsync(
        LedgerContext context, Guid id, UnitFold units, CancellationToken cancellationToken)
    {
        var fold = new PetitionFold(id, units);
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

        _command.Add(row.Sequence);

        if (read.Entry.Step is Registration or Amendment)
            _contentSequence = row.Sequence;
        foreach (var unit in Petitions.Parties.Of(read.Entry))
            _parties.Add(unit.Value);
    }

    /// <summary>Ends the last command.</summary>
    public PetitionFold Complete()
    {
        // The writer knows the reach of a command once it is decided, and gives it to all of its entries.
        if (_state is not null && !IsBroken && _command.Count > 0)
        {
            foreach (var key in Reach.Of(_state, new UnitsBefore(units, _command[0])).Select(TerritoryKey.Of))
            {
                _parties.Add(key);
                _reached.AddRange(_command.Select(sequence => (sequence, key)));
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
