using Microsoft.EntityFrameworkCore;

namespace PetitionHub.Ledger.Engines.Sqlite;

/// <summary>The ledger's tables on SQLite.</summary>
internal sealed class SqliteLedgerContext(DbContextOptions<SqliteLedgerContext> options) : LedgerContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<Guid>().HaveConversion<BigEndianGuidConverter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // They are in a file of their own, which no migration makes.
        foreach (var table in LedgerModel.Following)
            modelBuilder.Entity(table).Metadata.SetIsTableExcludedFromMigrations(true);
    }
}
