using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Monitoring.Health;

namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>Rows of figures, written in one trip to the server.</summary>
internal static class SqlServerMonitoring
{
    public static Task WriteAsync(
        LedgerContext context, MonitoringRows rows, int commandTimeoutS, CancellationToken cancellationToken) =>
        SqlServerTrip.RunAsync(
            context,
            command =>
            {
                command.AddRows(SqlServerStatements.PutMonitoredUnits, TableTypes.MonitoredUnits, rows.Units);
                command.AddRows(SqlServerStatements.PutMonitoredPetitions, TableTypes.MonitoredPetitions, rows.Petitions);
                command.AddRows(SqlServerStatements.PutFlowHours, TableTypes.FlowHours, rows.Flows);
                command.AddRows(SqlServerStatements.PutFlowCells, TableTypes.FlowCells, rows.Cells);
                command.AddRows(SqlServerStatements.PutUnitMeasures, TableTypes.UnitMeasures, rows.UnitMeasures);
                command.AddRows(
                    SqlServerStatements.PutTerritoryMeasures, TableTypes.TerritoryMeasures, rows.TerritoryMeasures);
            },
            commandTimeoutS,
            cancellationToken);

    public static Task WriteAsync(
        LedgerContext context, ContactRows rows, int commandTimeoutS, CancellationToken cancellationToken) =>
        SqlServerTrip.RunAsync(
            context,
            command =>
            {
                command.AddRows(SqlServerStatements.PutUnitContacts, TableTypes.UnitContacts, rows.Contacts);
                command.AddRows(SqlServerStatements.PutUnitErrors, TableTypes.UnitErrors, rows.Errors);
            },
            commandTimeoutS,
            cancellationToken);
}
