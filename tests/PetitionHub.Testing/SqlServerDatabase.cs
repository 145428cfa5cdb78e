using System.Security.Cryptography;
using Microsoft.Data.SqlClient;
using PetitionHub.Ledger;

namespace PetitionHub.Testing;

/// <summary>A database of its own on a server that is given by an environment variable; it is dropped after the test.</summary>
public sealed class SqlServerDatabase : ITestDatabase
{
    /// <summary>The variable that holds the connection string of a server on which databases may be made.</summary>
    public const string Variable = "PETITIONHUB_TEST_SQLSERVER";

    public const string WhyNot =
        $"{Variable} is not set: give it the connection string of a SQL Server on which databases may be made and dropped, such "
            + "as 'Server=localhost;User ID=sa;Password=…;TrustServerCertificate=True'.";

    private readonly string _masterKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private readonly string _name = $"petitionhub_test_{Guid.NewGuid():N}";

    public static bool IsThere => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(Variable));

    public LedgerOptions Options => new()
    {
        Engine = "sqlserver",
        Connection = ConnectionString(_name),
        MasterKey = _masterKey,
        MigrateAtStart = true,
    };

    public static string BreakStatement(string table) =>
        $"CREATE TRIGGER dbo.break_{table} ON dbo.{table} AFTER INSERT AS THROW 50001, N'broken by a test', 1;";

    public static string RepairStatement(string table) => $"DROP TRIGGER dbo.break_{table};";

    public static string DropStatement(string name) =>
        $"""
        IF DB_ID(N'{name}') IS NOT NULL
        BEGIN
            ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE;
            DROP DATABASE {name};
        END;
        """;

    /// <summary>
    /// Runs it as a user for whom a name without a schema is a projection's first: tests name tables as they stand on every
    /// engine.
    /// </summary>
    public Task<int> TamperAsync(string sql) => RunAsync(_name, AsTamperer(sql));

    public static string AsTamperer(string sql) =>
        $"""
        IF USER_ID(N'tamperer') IS NULL
        BEGIN
            CREATE USER tamperer WITHOUT LOGIN WITH DEFAULT_SCHEMA = projections;
            ALTER ROLE db_owner ADD MEMBER tamperer;
        END;
        EXECUTE AS USER = N'tamperer';
        EXEC (N'{sql.Replace("'", "''", StringComparison.Ordinal)}');
        REVERT;
        """;

    public async Task<IAsyncDisposable> BreakAsync(string table)
    {
        await TamperAsync(BreakStatement(table));
        return new Repair(() => TamperAsync(RepairStatement(table)));
    }

    public async ValueTask DisposeAsync()
    {
        if (IsThere)
            await RunAsync("master", DropStatement(_name));
    }

    private static string ConnectionString(string database) =>
        new SqlConnectionStringBuilder(Environment.GetEnvironmentVariable(Variable)) { InitialCatalog = database }
            .ConnectionString;

    private static async Task<int> RunAsync(string database, string sql)
    {
        await using var connection = new SqlConnection(
            new SqlConnectionStringBuilder(ConnectionString(database)) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new SqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }

    private sealed class Repair(Func<Task> repair) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await repair();
    }
}
