using System.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using PetitionHub.Ledger.Lists;
using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Monitoring.Health;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Repeats;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Texts;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>
/// A SQL Server database. Readers see row versions and never wait; writers of any number of hubs take turns by the lock on the
/// head row. EF Core's own retries are left off: they would hold each result in memory whole, and cannot repeat a transaction;
/// readers and the writer repeat their work as a whole instead.
/// </summary>
internal sealed class SqlServerEngine : ILedgerEngine
{
    private const string MigrationsTable = "__EFMigrationsHistory";

    private readonly LedgerOptions _options;
    private readonly LedgerLog _log;
    private readonly int _commandTimeoutS;
    private readonly string _connectionString;
    private readonly PooledDbContextFactory<SqlServerLedgerContext> _contexts;

    public SqlServerEngine(LedgerOptions options, LedgerLog log, params IInterceptor[] interceptors)
    {
        (_options, _log) = (options, log);
        _commandTimeoutS = (options.CommandTimeoutMs + 999) / 1_000;
        _connectionString = ConnectionStrings.ForReading(options);
        _contexts = new PooledDbContextFactory<SqlServerLedgerContext>(Configure(
            _connectionString, _commandTimeoutS, interceptors));
    }

    /// <summary>How the engine's contexts are set up.</summary>
    public static DbContextOptions<SqlServerLedgerContext> Configure(
        string connectionString, int? commandTimeoutS = null, params IInterceptor[] interceptors) =>
        new DbContextOptionsBuilder<SqlServerLedgerContext>()
            .UseSqlServer(
                connectionString,
                server => server
                    .CommandTimeout(commandTimeoutS)
                    .MigrationsHistoryTable(MigrationsTable, SqlServerLedgerContext.Schema)
                    .UseCompatibilityLevel(SqlServerSetup.LeastCompatibilityLevel))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .AddInterceptors(interceptors)
            .Options;

    public RecentEntries Recent { get; } = new();

    public TextKeys Keys { get; } = new();

    public bool IsTransient(Exception exception) => SqlServerFaults.IsTransient(exception);

    public async Task<bool> ExistsAsync(CancellationToken cancellationToken)
    {
        await using var context = CreateContext();
        return await context.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<string>> GetPendingMigrationsAsync(CancellationToken cancellationToken)
    {
        await using var context = CreateContext();
        return await KnownMigrations.FindPendingAsync(context.Database, cancellationToken);
    }

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var context = new SqlServerLedgerContext(Configure(ConnectionStrings.ForMigrating(_options)));
        // No limit of time: an index on a table of a hundred million rows takes as long as it takes.
        context.Database.SetCommandTimeout(0);
        var pending = (await KnownMigrations.FindPendingAsync(context.Database, cancellationToken)).Count;
        if (pending == 0)
            return;
        _log.Migrating(pending);
        await context.Database.MigrateAsync(cancellationToken);
        // The pool repeats for seconds that there is no database, and holds sessions that the row versioning threw out.
        ClearPool();
    }

    public string ScriptMigrations()
    {
        using var context = CreateContext();
        var script = context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        return ScriptHeader + script;
    }

    public async Task CheckSetupAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqlConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        var setup = await SqlServerSetup.ReadAsync(connection, _commandTimeoutS, cancellationToken);
        string[] remedies = [.. setup.FindRemedies()];
        if (remedies.Length > 0)
            throw new LedgerSetupException(
                $"The database is not set up as the hub needs it. In it, run: {string.Join("; ", remedies)}.");
    }

    public Task BackUpAsync(string folder, CancellationToken cancellationToken) => throw new NotSupportedException(
        "A server's ledger is backed up by the server: BACKUP DATABASE … TO DISK = '…' WITH CHECKSUM, and BACKUP LOG in between, "
            + "so that it can be restored to any moment. Check what was restored with 'petitionhub ledger check'.");

    public LedgerContext CreateContext()
    {
        var context = _contexts.CreateDbContext();
        context.Keys = Keys;
        return context;
    }

    public async Task<IAsyncDisposable> BeginSnapshotAsync(LedgerContext context, CancellationToken cancellationToken) =>
        await context.Database.BeginTransactionAsync(IsolationLevel.Snapshot, cancellationToken);

    public async Task RunInTransactionAsync(LedgerContext context, Func<Task<bool>> write, CancellationToken cancellationToken)
    {
        // Always said: a session keeps the isolation level of its last transaction.
        await using var transaction = await context.Database.BeginTransactionAsync(
            IsolationLevel.ReadCommitted, cancellationToken);
        if (await write())
            await transaction.CommitAsync(cancellationToken);
    }

    public Task RunFollowingAsync(LedgerContext context, Func<Task<bool>> write, CancellationToken cancellationToken) =>
        RunInTransactionAsync(context, write, cancellationToken);

    public Task<IReadOnlyList<RepeatBandRow>> FindRepeatsAsync(
        LedgerContext context, IReadOnlyCollection<long> keys, int petitionsPerKey, CancellationToken cancellationToken) =>
        SqlServerRepeats.FindAsync(
            context, SqlServerStatements.SelectRepeatBands, keys, petitionsPerKey, _commandTimeoutS, cancellationToken);

    public Task<IReadOnlyList<RepeatBandRow>> FindFirstRepeatsAsync(
        LedgerContext context, IReadOnlyCollection<long> keys, int petitionsPerKey, CancellationToken cancellationToken) =>
        SqlServerRepeats.FindAsync(
            context, SqlServerStatements.SelectFirstRepeatBands, keys, petitionsPerKey, _commandTimeoutS, cancellationToken);

    public Task PutRepeatsAsync(LedgerContext context, RepeatRows rows, CancellationToken cancellationToken) =>
        SqlServerRepeats.WriteAsync(context, rows, _commandTimeoutS, cancellationToken);

    public Task PutListsAsync(LedgerContext context, ListRows rows, CancellationToken cancellationToken) =>
        SqlServerLists.WriteAsync(context, rows, _commandTimeoutS, cancellationToken);

    public Task PutMonitoringAsync(LedgerContext context, MonitoringRows rows, CancellationToken cancellationToken) =>
        SqlServerMonitoring.WriteAsync(context, rows, _commandTimeoutS, cancellationToken);

    public Task PutContactsAsync(LedgerContext context, ContactRows rows, CancellationToken cancellationToken) =>
        SqlServerMonitoring.WriteAsync(context, rows, _commandTimeoutS, cancellationToken);

    public Task<IWriteSession> OpenWriteSessionAsync(CancellationToken cancellationToken) => Task.FromResult<IWriteSession>(
        new SqlServerWriteSession(ConnectionStrings.ForWriting(_options), _options.LockTimeoutMs, _commandTimeoutS));

    public ValueTask DisposeAsync()
    {
        ClearPool();
        return ValueTask.CompletedTask;
    }

    private void ClearPool()
    {
        using var connection = new SqlConnection(_connectionString);
        SqlConnection.ClearPool(connection);
    }

    /// <summary>
    /// Indexes with a filter cannot be made without these settings, and some versions of sqlcmd start without the first.
    /// </summary>
    private const string ScriptHeader =
        """
        -- The ledger's schema. Run it in the ledger's own database, as its owner, and stop at the first error (sqlcmd -b).
        -- Hubs of the version before may go on meanwhile. What was applied before is skipped.
        -- Afterwards give the hub's user its rights:
        -- ALTER ROLE petitionhub_hub ADD MEMBER [the hub's user];
        SET QUOTED_IDENTIFIER ON;
        SET ANSI_NULLS ON;
        SET XACT_ABORT ON;
        GO


        """;
}
