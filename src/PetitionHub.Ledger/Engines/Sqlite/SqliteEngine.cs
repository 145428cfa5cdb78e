using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using PetitionHub.Ledger.Lists;
using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Monitoring.Health;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Repeats;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Texts;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger.Engines.Sqlite;

/// <summary>
/// The embedded engine: the ledger's file in the data folder, in write-ahead mode, so that readers never wait for the writer nor
/// the writer for them, and beside it the file of the projections. Every commit of the ledger is synced to disk before it is
/// answered.
/// </summary>
internal sealed class SqliteEngine : ILedgerEngine
{
    private const string FileName = "petitionhub.db";
    private const string LedgerPragmas = $"PRAGMA {SqliteFiles.LogLimit}; PRAGMA synchronous = FULL";
    private const string FollowingPragmas =
        $"""
        PRAGMA {SqliteProjections.Schema}.{SqliteFiles.LogLimit}; PRAGMA {SqliteProjections.Schema}.cache_size = -32768;
        PRAGMA {SqliteProjections.Schema}.synchronous = NORMAL
        """;

    private readonly string _path;
    private readonly SqliteFiles _files;
    private readonly string _connectionString;
    private readonly LedgerOptions _options;
    private readonly LedgerLog _log;
    private readonly WriteTurns _turns = new();
    private readonly WriteTurns _followingTurns = new();
    private readonly SqliteProjections _projections;
    private SqliteLogKeeper? _logKeeper;
    private SqliteLogKeeper? _followingLogKeeper;
    private readonly PooledDbContextFactory<SqliteLedgerContext> _contexts;

    public SqliteEngine(LedgerOptions options, LedgerLog log, params IInterceptor[] interceptors)
    {
        (_options, _log, _path) = (options, log, Path.Combine(options.DataFolder, FileName));
        _files = new SqliteFiles(_path);
        _projections = new SqliteProjections(options.DataFolder, log);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = _path,
            ForeignKeys = false,
            DefaultTimeout = Math.Max(1, options.LockTimeoutMs / 1_000),
        }.ToString();
        _contexts = new PooledDbContextFactory<SqliteLedgerContext>(Configure(
            _connectionString, [_projections, .. interceptors]));
    }

    /// <summary>How the engine's contexts are set up.</summary>
    public static DbContextOptions<SqliteLedgerContext> Configure(string connectionString, params IInterceptor[] interceptors) =>
        new DbContextOptionsBuilder<SqliteLedgerContext>()
            .UseSqlite(connectionString)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .ReplaceService<IMigrationsSqlGenerator, WithoutRowIdSqlGenerator>()
            .AddInterceptors(interceptors)
            .Options;

    public RecentEntries Recent { get; } = new();

    public TextKeys Keys { get; } = new();

    public Task<bool> ExistsAsync(CancellationToken cancellationToken) => Task.FromResult(File.Exists(_path));

    public async Task<IReadOnlyList<string>> GetPendingMigrationsAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return File.Exists(_path)
            ? await KnownMigrations.FindPendingAsync(context.Database, cancellationToken)
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

    /// <summary>
    /// The writer's session creates the ledger's file. The projections' file is created here, since no migration does it.
    /// </summary>
    public Task CheckSetupAsync(CancellationToken cancellationToken)
    {
        _projections.Prepare();
        return Task.CompletedTask;
    }

    public async Task BackUpAsync(string folder, CancellationToken cancellationToken)
    {
        if (System.IO.Directory.Exists(folder) && System.IO.Directory.EnumerateFileSystemEntries(folder).Any())
            throw new IOException($"The folder '{folder}' is not empty.");
        DataFolder.Make(folder);
        await using var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        // One read transaction: writers are not blocked, and the copy is of one moment, without free pages or a log beside it.
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
        var context = _contexts.CreateDbContext();
        context.Keys = Keys;
        return context;
    }

    public async Task<IAsyncDisposable> BeginSnapshotAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        // Deferred: the default would take the write locks. The snapshot of a file is taken by the first read of it.
        var begun = await SqliteScope.BeginAsync(context, deferred: true, cancellationToken);
        // The projections first: they must not be ahead of the ledger that is read with them.
        await context.Database.ExecuteSqlRawAsync(
            $"SELECT 1 FROM {SqliteProjections.Schema}.sqlite_schema LIMIT 1", cancellationToken);
        return begun;
    }

    public Task RunInTransactionAsync(LedgerContext context, Func<Task<bool>> write, CancellationToken cancellationToken) =>
        RunInTurnAsync(context, _turns, LedgerPragmas, write, cancellationToken);

    // A crash of the machine may take the end of the log, positions and their rows alike.
    public Task RunFollowingAsync(LedgerContext context, Func<Task<bool>> write, CancellationToken cancellationToken) =>
        RunInTurnAsync(context, _followingTurns, FollowingPragmas, write, cancellationToken);

    public Task<IReadOnlyList<RepeatBandRow>> FindRepeatsAsync(
        LedgerContext context, IReadOnlyCollection<long> keys, int petitionsPerKey, CancellationToken cancellationToken) =>
        SqliteRepeats.FindAsync(context, SqliteRepeats.SelectBands, keys, petitionsPerKey, cancellationToken);

    public Task<IReadOnlyList<RepeatBandRow>> FindFirstRepeatsAsync(
        LedgerContext context, IReadOnlyCollection<long> keys, int petitionsPerKey, CancellationToken cancellationToken) =>
        SqliteRepeats.FindAsync(context, SqliteRepeats.SelectFirstBands, keys, petitionsPerKey, cancellationToken);

    public Task PutRepeatsAsync(LedgerContext context, RepeatRows rows, CancellationToken cancellationToken)
    {
        SqliteRepeats.Write(context, rows);
        return Task.CompletedTask;
    }

    public Task PutListsAsync(LedgerContext context, ListRows rows, CancellationToken cancellationToken)
    {
        SqliteLists.Write(context, rows);
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
        LedgerContext context, WriteTurns turns, string pragmas, Func<Task<bool>> write, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        // As the writer's own, so that the log is not copied into the file at each commit; a page cache that holds what a
        // transaction changes; and another process's lock is asked for as often as the writer does, where the driver alone
        // would look seven times a second.
        await context.Database.ExecuteSqlRawAsync(
            "PRAGMA wal_autocheckpoint = 8192; PRAGMA cache_size = -32768; PRAGMA busy_timeout = 1000", cancellationToken);
        await context.Database.ExecuteSqlRawAsync(pragmas, cancellationToken);
        await turns.TakeAsync(cancellationToken);
        try
        {
            // An immediate transaction takes the lock of both files. The ledger needs it, as it reads before it writes; a
            // projection begins with a write, which takes the lock of its own file.
            await using var scope = await SqliteScope.BeginAsync(context, deferred: turns == _followingTurns, cancellationToken);
            if (await write())
                await scope.CommitAsync(cancellationToken);
        }
        finally
        {
            turns.GiveBack();
        }
    }

    public Task<IWriteSession> OpenWriteSessionAsync(CancellationToken cancellationToken)
    {
        var session = new SqliteWriteSession(_files, _options.LockTimeoutMs, _turns);
        // Here too: a hub that does not migrate opens files that an earlier version made.
        _files.Tighten();
        _logKeeper ??= new SqliteLogKeeper(_files, _log, _turns);
        _followingLogKeeper ??= new SqliteLogKeeper(_projections.Files, _log, _followingTurns);
        return Task.FromResult<IWriteSession>(session);
    }

    public async ValueTask DisposeAsync()
    {
        if (_logKeeper is not null)
            await _logKeeper.DisposeAsync();
        if (_followingLogKeeper is not null)
            await _followingLogKeeper.DisposeAsync();
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        _turns.Dispose();
        _followingTurns.Dispose();
    }
}
