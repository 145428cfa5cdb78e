using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

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
