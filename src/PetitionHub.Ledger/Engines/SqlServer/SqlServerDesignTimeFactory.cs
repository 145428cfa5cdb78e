using Microsoft.EntityFrameworkCore.Design;

namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>
/// Lets <c>dotnet ef migrations add NAME --context SqlServerLedgerContext -o Engines/SqlServer/Migrations</c> make the model
/// without a server.
/// </summary>
internal sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<SqlServerLedgerContext>
{
    public SqlServerLedgerContext CreateDbContext(string[] args) => new(SqlServerEngine.Configure("Server=none;Database=none"));
}
