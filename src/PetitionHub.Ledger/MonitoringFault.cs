namespace PetitionHub.Ledger;

/// <summary>A row of the figures that is not what the ledger says.</summary>
/// <param name="Table">Whose row, as <c>measures</c>.</param>
/// <param name="Key">Which.</param>
/// <param name="Expected">What the ledger says; empty where there should be no row.</param>
/// <param name="Found">What stands there; empty where there is no row.</param>
public sealed record MonitoringFault(string Table, string Key, string Expected, string Found);
