using Microsoft.EntityFrameworkCore.Design;

namespace PetitionHub.Ledger.Engines.Sqlite;

/// <summary>
/// Lets <c>dotnet ef migrations add NAME --context SqliteLedgerContext -o Engines/Sqlite/Migrations</c> make the model without a
/// database.
/// </summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteLedgerContext>
{
    public SqliteLedgerContext CreateDbContext(string[] args) => new(SqliteEngine.Configure("Data Source=:memory:"));
}
