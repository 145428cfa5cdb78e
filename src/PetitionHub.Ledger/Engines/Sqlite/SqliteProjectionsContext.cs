using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Lists;

namespace PetitionHub.Ledger.Engines.Sqlite;

/// <summary>The tables of the projections' file alone, from which its statements are made.</summary>
internal sealed class SqliteProjectionsContext(DbContextOptions<SqliteProjectionsContext> options) : DbContext(options)
{
    /// <summary>The statements that make the tables.</summary>
    public static string Script { get; } = MakeScript();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<Guid>().HaveConversion<BigEndianGuidConverter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        LedgerModel.BuildFollowing(modelBuilder);
        LedgerModel.BeginProjections(modelBuilder);
        // SQLite takes a partial index only where the query says its condition in the same words, which are a bare column here.
        modelBuilder.Entity<DutyRow>().HasIndex(row => new { row.DueAtMs, row.IsProvisional })
            .HasFilter($"state = {(int)DutyState.Open} AND is_provisional");
    }

    private static string MakeScript()
    {
        var options = new DbContextOptionsBuilder<SqliteProjectionsContext>()
            .UseSqlite("Data Source=:memory:")
            .ReplaceService<IMigrationsSqlGenerator, WithoutRowIdSqlGenerator>()
            .Options;
        using var context = new SqliteProjectionsContext(options);
        return context.Database.GenerateCreateScript();
    }
}
