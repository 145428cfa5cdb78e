using System.Collections.Immutable;

namespace PetitionHub.Ledger.Checking;

/// <summary>The faults that a check finds: it counts all and keeps the first.</summary>
internal sealed class FaultList
{
    private const int Kept = 100;

    private readonly ImmutableArray<LedgerFault>.Builder _first = ImmutableArray.CreateBuilder<LedgerFault>();

    public long Count { get; private set; }

    public ImmutableArray<LedgerFault> First => _first.ToImmutable();

    public void Add(LedgerFaultKind kind, long? sequence, string subject)
    {
        Count++;
        if (_first.Count < Kept)
            _first.Add(new LedgerFault(kind, sequence, subject));
    }
}
