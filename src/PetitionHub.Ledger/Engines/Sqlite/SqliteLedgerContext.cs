using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Model;

namespace PetitionHub.Ledger.Engines.Sqlite;

/// <summary>The ledger's tables on SQLite.</summary>
internal sealed class SqliteLedgerContext(DbContextOptions<SqliteLedgerContext> options) : LedgerContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<Guid>().HaveConversion<BigEndianGuidConverter>();
}
