using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Repeats;

namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>Rows of the index of repeats, read and written in one trip to the server each.</summary>
internal static class SqlServerRepeats
{
    public static async Task<IReadOnlyList<RepeatBandRow>> FindAsync(
        LedgerContext context, SqlStatement select, IReadOnlyCollection<long> keys, int petitionsPerKey, int commandTimeoutS,
        CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        await using var command = select.ToCommand(
            (SqlConnection)context.Database.GetDbConnection(), null, commandTimeoutS, TableTypes.BandKeys.Fill(keys),
            (long)petitionsPerKey);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<RepeatBandRow>();
        while (await reader.ReadAsync(cancellationToken))
            found.Add(Read(reader));
        return found;
    }

    public static RepeatBandRow Read(DbDataReader reader) =>
        new() { BandKey = reader.GetInt64(0), PetitionId = reader.GetUuid(1) };

    public static Task WriteAsync(
        LedgerContext context, RepeatRows rows, int commandTimeoutS, CancellationToken cancellationToken) =>
        SqlServerTrip.RunAsync(
            context,
            command =>
            {
                command.AddRows(SqlServerStatements.DeleteRepeatSketches, TableTypes.UuidKeys, rows.RemovedSketches);
                command.AddRows(SqlServerStatements.DeleteRepeatBands, TableTypes.RepeatBands, rows.RemovedBands);
                command.AddRows(SqlServerStatements.InsertRepeatSketches, TableTypes.RepeatSketches, rows.Sketches);
                command.AddRows(SqlServerStatements.InsertRepeatBands, TableTypes.RepeatBands, rows.Bands);
            },
            commandTimeoutS,
            cancellationToken);
}
