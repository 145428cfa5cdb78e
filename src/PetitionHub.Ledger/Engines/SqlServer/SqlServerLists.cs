using PetitionHub.Ledger.Lists;

namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>Rows of lists, written in one trip to the server.</summary>
internal static class SqlServerLists
{
    public static Task WriteAsync(
        LedgerContext context, ListRows rows, int commandTimeoutS, CancellationToken cancellationToken) =>
        SqlServerTrip.RunAsync(
            context,
            command =>
            {
                command.AddRows(SqlServerStatements.PutListedPetitions, TableTypes.ListedPetitions, rows.Petitions);
                command.AddRows(SqlServerStatements.LinkPetitions, TableTypes.ListedPetitions, rows.Linked);
                command.AddRows(SqlServerStatements.PutDuties, TableTypes.Duties, rows.Duties.Values);
                command.AddRows(SqlServerStatements.PutParties, TableTypes.Parties, rows.Parties);
                command.AddRows(SqlServerStatements.PutReachedTerritories, TableTypes.ReachedTerritories, rows.Reached);
                command.AddRows(SqlServerStatements.PutTerritoryEntries, TableTypes.TerritoryEntries, rows.TerritoryEntries);
                command.AddRows(SqlServerStatements.PutSentEntries, TableTypes.SentEntries, rows.SentEntries);
                command.AddRows(SqlServerStatements.MovePetitionsOfHolders, TableTypes.ChangedHolders, rows.TerritoryByHolder);
            },
            commandTimeoutS,
            cancellationToken);
}
