using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using PetitionHub.Ledger.Model;
using PetitionHub.Ledger.Monitoring;
using PetitionHub.Ledger.Repeats;

namespace PetitionHub.Ledger.Engines.Sqlite;

/// <summary>
/// The embedded engine: one file in the data folder, in write-ahead mode, so that readers never wait for the writer nor the
/// writer for them. Every commit is synced to disk before it is answered.
/// </summary>
internal sealed class SqliteEngine : ILedgerEngine
{
    private const string FileName = "petitionhub.db";

    private readonly string _path;
    private readonly SqliteFiles _files;
    private readonly string _connectionString;
    private readonly LedgerOptions _options;
    private readonly LedgerLog _log;
    /// <summary>What follows is tried again by itself: the writer must not wait behind it for another process's lock.</summary>
    private const int FollowingPatienceS = 1;

    private readonly WriteTurns _turns = new();
    private SqliteLogKeeper? _logKeeper;
    private readonly PooledDbContextFactory<SqliteLedgerContext> _contexts;

    public SqliteEngine(LedgerOptions options, LedgerLog log, params IInterceptor[] interceptors)
    {
        (_options, _log, _path) = (options, log, Path.Combine(options.DataFolder, FileName));
        _files = new SqliteFiles(_path);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = _path,
            ForeignKeys = false,
            DefaultTimeout = Math.Max(1, options.LockTimeoutMs / 1_000),
        }.ToString();
        _contexts = new PooledDbContextFactory<SqliteLedgerContext>(Configure(_connectionString, interceptors));
    }

    /// <summary>How the engine's contexts are set up.</summary>
    public static DbContextOptions<SqliteLedgerContext> Configure(string connectionString, params IInterceptor[] interceptors) =>
        new DbContextOptionsBuilder<SqliteLedgerContext>()
            .UseSqlite(connectionString)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .ReplaceService<IMigrationsSqlGenerator, WithoutRowIdSqlGenerator>()
            .AddInterceptors(interceptors)
            .Options;

    public Task<bool> ExistsAsync(CancellationToken cancellationToken) => Task.FromResult(File.Exists(_path));

    public async Task<IReadOnlyList<string>> GetPendingMigrationsAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return File.Exists(_path)
            ? [.. await context.Database.GetPendingMigrationsAsync(cancellationToken)]
            : [.. context.Database.GetMigrations()];
    }

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        DataFolder.Make(_options.DataFolder);
        var pending = await GetPendingMigrationsAsync(cancellationToken);
        _files.Tighten();
        if (pending.Count == 0)
            return;
        DataFolder.MakeFile(_path);
        _log.Migrating(pending.Count);
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    public string ScriptMigrations() => throw new NotSupportedException(
        "An embedded ledger has no script: the hub brings it up to date when it starts, or 'petitionhub ledger migrate' does.");

    /// <summary>The writer's session sets the file up; there is nothing that an administrator could have changed.</summary>
    public Task CheckSetupAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task BackUpAsync(string folder, CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new IOException($"The folder '{folder}' is not empty.");
        DataFolder.Make(folder);
        await using var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        // One read transaction: writers go on, and the copy is of one moment, without free pages or a log beside it.
        command.CommandText = "VACUUM INTO $path";
        command.CommandTimeout = 0;
        // An empty file is filled; one that is made by the copy would have the mode of the umask.
        DataFolder.MakeFile(Path.Combine(folder, FileName));
        command.Parameters.AddWithValue("$path", Path.Combine(folder, FileName));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public bool IsTransient(Exception exception) => SqliteFaults.IsTransient(exception);

    public LedgerContext CreateContext()
    {
        // A connection of the pool reads on in a file that was taken away.
        _files.RequireInPlace();
        return _contexts.CreateDbContext();
    }

    public async Task<IAsyncDisposable> BeginSnapshotAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        // Deferred: the default would take the write lock. The snapshot is taken by the first read.
        var transaction = ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true);
        return (await context.Database.UseTransactionAsync(transaction, cancellationToken))!;
    }

    public Task RunInTransactionAsync(LedgerContext context, Func<Task<bool>> write, CancellationToken cancellationToken) =>
        RunInTurnAsync(context, "PRAGMA synchronous = FULL", int.MaxValue, write, cancellationToken);

    // The log is synced with the writer's next commit, in its order: what a crash takes is the end of it, positions and their
    // rows alike.
    public Task RunFollowingAsync(LedgerContext context, Func<Task<bool>> write, CancellationToken cancellationToken) =>
        RunInTurnAsync(context, "PRAGMA synchronous = NORMAL", FollowingPatienceS, write, cancellationToken);

    public Task<IReadOnlyList<RepeatBandRow>> FindRepeatsAsync(
        LedgerContext context, IReadOnlyCollection<long> keys, int itemsPerKey, CancellationToken cancellationToken) =>
        SqliteRepeats.FindAsync(context, SqliteRepeats.SelectBands, keys, itemsPerKey, cancellationToken);

    public Task<IReadOnlyList<RepeatBandRow>> FindFirstRepeatsAsync(
        LedgerContext context, IReadOnlyCollection<long> keys, int itemsPerKey, CancellationToken cancellationToken) =>
        SqliteRepeats.FindAsync(context, SqliteRepeats.SelectFirstBands, keys, itemsPerKey, cancellationToken);

    public Task PutRepeatsAsync(LedgerContext context, RepeatRows rows, CancellationToken cancellationToken)
    {
        SqliteRepeats.Write(context, rows);
        return Task.CompletedTask;
    }

    public Task PutMonitoringAsync(LedgerContext context, MonitoringRows rows, CancellationToken cancellationToken)
    {
        SqliteMonitoring.Write(context, rows);
        return Task.CompletedTask;
    }

    public Task PutContactsAsync(LedgerContext context, ContactRows rows, CancellationToken cancellationToken)
    {
        SqliteMonitoring.Write(context, rows);
        return Task.CompletedTask;
    }

    private async Task RunInTurnAsync(
        LedgerContext context, string synchronous, int patienceS, Func<Task<bool>> write, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        // As the writer's own, so that the log is not copied into the file at each commit; a page cache that holds what a
        // transaction changes; and another process's lock is asked for as often as the writer does, where the driver alone
        // would look seven times a second.
        await context.Database.ExecuteSqlRawAsync(
            $"PRAGMA wal_autocheckpoint = 8192; PRAGMA {SqliteFiles.LogLimit}; PRAGMA cache_size = -32768; PRAGMA busy_timeout = 1000",
            cancellationToken);
        await context.Database.ExecuteSqlRawAsync(synchronous, cancellationToken);
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        var usualS = connection.DefaultTimeout;
        await _turns.TakeAsync(cancellationToken);
        try
        {
            connection.DefaultTimeout = Math.Min(usualS, patienceS);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            connection.DefaultTimeout = usualS;
            if (await write())
                await transaction.CommitAsync(cancellationToken);
        }
        finally
        {
            connection.DefaultTimeout = usualS;
            _turns.GiveBack();
        }
    }

    public Task<IWriteSession> OpenWriteSessionAsync(CancellationToken cancellationToken)
    {
        var session = new SqliteWriteSession(_files, _options.LockTimeoutMs, _turns);
        // Here too: a hub that does not migrate opens files that an earlier version made.
        _files.Tighten();
        _logKeeper ??= new SqliteLogKeeper(_files, _log, _turns);
        return Task.FromResult<IWriteSession>(session);
    }

    public async ValueTask DisposeAsync()
    {
        if (_logKeeper is not null)
            await _logKeeper.DisposeAsync();
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        _turns.Dispose();
    }
}
