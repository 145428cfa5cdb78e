using System.Collections.Immutable;
using PetitionHub.Ledger.Projections;

namespace PetitionHub.Ledger.Checking;

/// <summary>What a check of the figures found.</summary>
/// <param name="Position">Where the figures stood.</param>
/// <param name="Petitions">How many petitions were counted.</param>
/// <param name="Rows">How many rows were compared.</param>
/// <param name="FaultCount">How many differ.</param>
/// <param name="Faults">The first of them.</param>
public sealed record MonitoringCheckReport(
    ProjectionPosition Position, long Petitions, long Rows, long FaultCount, ImmutableArray<MonitoringFault> Faults);

/// <summary>A row of the figures that is not what the ledger says.</summary>
/// <param name="Table">Whose row, as <c>flow_hours</c>.</param>
/// <param name="Key">Which.</param>
/// <param name="Expected">What the ledger says; empty where there should be no row.</param>
/// <param name="Found">What the row has; empty where there is no row.</param>
public sealed record MonitoringFault(string Table, string Key, string Expected, string Found);
