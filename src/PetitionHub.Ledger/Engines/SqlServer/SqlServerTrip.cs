using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>Sets of rows, written in one trip to the server.</summary>
internal static class SqlServerTrip
{
    /// <summary>Runs what is put into a command, within the transaction of the context.</summary>
    public static async Task RunAsync(
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

    /// <summary>Puts a statement with its rows into a command; what has no rows is left out.</summary>
    public static void AddRows<TRow>(
        this SqlCommand command, SqlStatement statement, TableType<TRow> type, IReadOnlyCollection<TRow> rows)
    {
        if (rows.Count > 0)
            statement.AddTo(command, type.Fill(rows));
    }
}
