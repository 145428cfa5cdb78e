using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Monitoring.Health;

namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>Rows of figures, written in one trip to the server.</summary>
internal static class SqlServerMonitoring
{
    public static Task WriteAsync(
        LedgerContext context, MonitoringRows rows, int commandTimeoutS, CancellationToken cancellationToken) => RunAsync(
        context,
        command =>
        {
            Add(command, SqlServerStatements.PutMonitoredUnits, TableTypes.MonitoredUnits, rows.Units);
            Add(command, SqlServerStatements.PutMonitoredItems, TableTypes.MonitoredItems, rows.Items);
            Add(command, SqlServerStatements.PutFlowHours, TableTypes.FlowHours, rows.Flows);
            Add(command, SqlServerStatements.PutFlowCells, TableTypes.FlowCells, rows.Cells);
            Add(command, SqlServerStatements.PutMeasures, TableTypes.Measures, rows.Measures);
        },
        commandTimeoutS,
        cancellationToken);

    public static Task WriteAsync(
        LedgerContext context, ContactRows rows, int commandTimeoutS, CancellationToken cancellationToken) => RunAsync(
        context,
        command =>
        {
            Add(command, SqlServerStatements.PutUnitContacts, TableTypes.UnitContacts, rows.Contacts);
            Add(command, SqlServerStatements.PutUnitErrors, TableTypes.UnitErrors, rows.Errors);
        },
        commandTimeoutS,
        cancellationToken);

    private static async Task RunAsync(
        LedgerContext context, Action<SqlCommand> fill, int commandTimeoutS, CancellationToken cancellationToken)
    {
        await using var command = new SqlCommand
        {
            Connection = (SqlConnection)context.Database.GetDbConnection(),
            Transaction = (SqlTransaction?)context.Database.CurrentTransaction?.GetDbTransaction(),
            CommandTimeout = commandTimeoutS,
        };
        fill(command);
        if (command.CommandText.Length > 0)
            await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void Add<TRow>(
        SqlCommand command, SqlStatement statement, TableType<TRow> type, IReadOnlyCollection<TRow> rows)
    {
        if (rows.Count > 0)
            statement.AddTo(command, type.Fill(rows));
    }
}
