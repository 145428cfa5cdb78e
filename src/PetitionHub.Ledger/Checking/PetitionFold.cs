using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Model;

namespace PetitionHub.Ledger.Checking;

/// <summary>The entries of one petition, folded again.</summary>
internal sealed class PetitionFold(Guid petition)
{
    private readonly HashSet<string> _parties = [];
    private PetitionState? _state;
    private long _contentSequence;
    private long _lastSequence;

    public Guid Petition => petition;

    /// <summary>True where an entry did not follow from the ones before.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The petition after all of its entries; null where an entry did not follow.</summary>
    public PetitionRecord? Record =>
        IsBroken || _state is null ? null : new PetitionRecord(_state, _contentSequence, _lastSequence);

    public IReadOnlyCollection<string> Parties => _parties;

    public long LastSequence => _lastSequence;

    public void Apply(EntryRow row)
    {
        _lastSequence = row.Sequence;
        if (IsBroken)
            return;
        if (EntryCheck.Read(row.Content) is not { } read || !TryApply(read.Entry))
        {
            IsBroken = true;
            return;
        }

        if (read.Entry.Step is Registration or Amendment)
            _contentSequence = row.Sequence;
        foreach (var unit in Model.Parties.Of(read.Entry))
            _parties.Add(unit.Value);
    }

    private bool TryApply(Entry entry)
    {
        try
        {
            _state = Fold.Apply(_state, entry);
            return true;
        }
        catch (Exception exception) when (exception is InvalidOperationException or NullReferenceException or ArgumentException)
        {
            // A damaged ledger may hold any step after any other: what the fold cannot take is the fault to report.
            return false;
        }
    }
}
