using System.Collections.Immutable;

namespace PetitionHub.Ledger;

/// <summary>What a check of the figures found.</summary>
/// <param name="Position">Where the figures stood.</param>
/// <param name="Petitions">How many petitions were counted.</param>
/// <param name="Rows">How many rows were compared.</param>
/// <param name="FaultCount">How many differ.</param>
/// <param name="Faults">The first of them.</param>
public sealed record MonitoringCheckReport(
    ProjectionPosition Position, long Petitions, long Rows, long FaultCount, ImmutableArray<MonitoringFault> Faults);
