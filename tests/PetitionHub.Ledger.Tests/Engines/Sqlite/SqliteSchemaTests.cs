using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Engines.Sqlite;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Engines.Sqlite;

public sealed class SqliteSchemaTests
{
    [Fact]
    public void Model_HasNoChangeThatNoMigrationMakes()
    {
        using var context = new SqliteDesignTimeFactory().CreateDbContext([]);

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Theory]
    [InlineData("entry_addressees")]
    [InlineData("petition_parties")]
    [InlineData("duties")]
    [InlineData("cursors")]
    [InlineData("parked_entries")]
    [InlineData("repeat_bands")]
    [InlineData("attachment_uploads")]
    [InlineData("attachment_references")]
    public async Task Migrate_TablesWithACompositeKey_AreKeptOnce(string table)
    {
        await using var database = new SqliteDatabase();
        await (await TestLedger.OpenAsync(database)).DisposeAsync();
        await using var connection = new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await database.AttachAsync(connection);
        await using var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT sql FROM (SELECT * FROM main.sqlite_schema UNION ALL SELECT * FROM projections.sqlite_schema) WHERE name = "
                + $"'{table}'";

        var sql = (string?)await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);

        Assert.EndsWith("WITHOUT ROWID", sql, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_KeepsAWriteAheadLog()
    {
        await using var database = new SqliteDatabase();
        await using var ledger = await TestLedger.OpenAsync(database);
        await using var connection = new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";

        Assert.Equal("wal", await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }
}
