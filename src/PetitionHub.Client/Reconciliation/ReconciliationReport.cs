namespace PetitionHub.Client;

/// <summary>What a reconciliation (对账) found.</summary>
/// <param name="AfterSequence">The period begins after this sequence.</param>
/// <param name="ThroughSequence">The period ends with this sequence.</param>
/// <param name="Counterparties">Both sides' counts, in order of direction and counterparty.</param>
/// <param name="Findings">What is not the same, in that order, then by sequence; at most
/// <see cref="Reconciler.MaxFindings"/>.</param>
public sealed record ReconciliationReport(
    long AfterSequence, long ThroughSequence, IReadOnlyList<CounterpartyComparison> Counterparties,
    IReadOnlyList<ReconciliationFinding> Findings)
{
    /// <summary>True where nothing differs but what is on the way.</summary>
    public bool IsEqual => Findings.All(finding => finding.Kind == FindingKind.OnTheWay);
}
