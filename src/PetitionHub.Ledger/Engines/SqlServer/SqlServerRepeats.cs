using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PetitionHub.Ledger.Repeats;

namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>Rows of the index of repeats, read and written in one trip to the server each.</summary>
internal static class SqlServerRepeats
{
    public static async Task<IReadOnlyList<RepeatBandRow>> FindAsync(
        LedgerContext context, SqlStatement select, IReadOnlyCollection<long> keys, int itemsPerKey, int commandTimeoutS,
        CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        await using var command = select.ToCommand(
            (SqlConnection)context.Database.GetDbConnection(), null, commandTimeoutS, TableTypes.BandKeys.Fill(keys),
            (long)itemsPerKey);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<RepeatBandRow>();
        while (await reader.ReadAsync(cancellationToken))
            found.Add(Read(reader));
        return found;
    }

    public static RepeatBandRow Read(DbDataReader reader) =>
        new() { BandKey = reader.GetInt64(0), PetitionId = reader.GetUuid(1) };

    /// <summary>What has no rows is left out.</summary>
    public static async Task WriteAsync(
        LedgerContext context, RepeatRows rows, int commandTimeoutS, CancellationToken cancellationToken)
    {
        await using var command = new SqlCommand
        {
            Connection = (SqlConnection)context.Database.GetDbConnection(),
            Transaction = (SqlTransaction?)context.Database.CurrentTransaction?.GetDbTransaction(),
            CommandTimeout = commandTimeoutS,
        };
        Add(command, SqlServerStatements.DeleteRepeatSketches, TableTypes.UuidKeys, rows.RemovedSketches);
        Add(command, SqlServerStatements.DeleteRepeatBands, TableTypes.RepeatBands, rows.RemovedBands);
        Add(command, SqlServerStatements.InsertRepeatSketches, TableTypes.RepeatSketches, rows.Sketches);
        Add(command, SqlServerStatements.InsertRepeatBands, TableTypes.RepeatBands, rows.Bands);
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
