using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Client.Internal;

/// <summary>
/// A file of this process's own in which what was written is there after any crash: SQLite in WAL mode with
/// <c>synchronous=FULL</c>. One process writes; what many of its tasks write at once shares a transaction, and so the wait for
/// the disk. Others may read beside it. The one place that knows what the file is made of.
/// </summary>
internal sealed class LocalFile : IAsyncDisposable
{
    private const int QueueCapacity = 1024;
    private const int MaxBatch = 512;
    private const int NotADatabase = 26;
    private const string Savepoint = "work";

    private readonly string _readers;
    private readonly FileStream? _lock;
    private readonly SqliteConnection _connection;
    private readonly Channel<IWork> _queue = Channel.CreateBounded<IWork>(
        new BoundedChannelOptions(QueueCapacity) { SingleReader = true });
    private readonly Task _writing;
    private FileIdentity?[]? _identities;

    private LocalFile(string readers, FileStream? heldLock, SqliteConnection connection)
    {
        (_readers, _lock, _connection) = (readers, heldLock, connection);
        if (heldLock is not null)
            RequireInPlace();
        _writing = Task.Run(WriteAllAsync);
    }

    /// <summary>Opens a file to write it, made where it is not there, private to the user.</summary>
    /// <exception cref="IOException">It cannot be opened, or another process has it open.</exception>
    /// <exception cref="InvalidDataException">It is a file of another kind.</exception>
    public static LocalFile Open(string path, LocalFileKind kind)
    {
        var full = Path.GetFullPath(path);
        var heldLock = Lock(full, kind);
        try
        {
            Private(full, FileMode.OpenOrCreate).Dispose();
            var file = Connect(full, heldLock, kind);
            return file;
        }
        catch
        {
            heldLock.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file to read it, while another process may write it.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is a file of another kind.</exception>
    public static LocalFile OpenToRead(string path, LocalFileKind kind)
    {
        var full = Path.GetFullPath(path);
        if (!File.Exists(full))
            throw new FileNotFoundException($"There is no {kind.Name} '{path}'.", path);
        return Connect(full, heldLock: null, kind);
    }

    /// <summary>Writes; ends when it is durable. A failed action leaves nothing behind and does not fail the others.</summary>
    /// <param name="action">What to write, in a transaction. It may be run on any thread, and only there.</param>
    /// <param name="cancellationToken">Ends the waiting for a place in the queue. What has one is written.</param>
    public async Task<T> WriteAsync<T>(Func<DbConnection, T> action, CancellationToken cancellationToken)
    {
        if (_lock is null)
            throw new InvalidOperationException("The file was opened to be read only.");
        var work = new Work<T>(action);
        await _queue.Writer.WriteAsync(work, cancellationToken).ConfigureAwait(false);
        return await work.Done.ConfigureAwait(false);
    }

    /// <summary>Reads what is durable, beside any writing, as of one moment.</summary>
    public Task<T> ReadAsync<T>(Func<DbConnection, T> read, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = new SqliteConnection(_readers);
            connection.Open();
            connection.Execute("PRAGMA query_only = TRUE");
            using var transaction = connection.BeginTransaction(deferred: true);
            return read(connection);
        },
        cancellationToken);

    /// <summary>Writes what is queued, and lets go of the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_queue.Writer.TryComplete())
            return;
        await _writing.ConfigureAwait(false);
        using (var pooled = new SqliteConnection(_readers))
            SqliteConnection.ClearPool(pooled);
        await _connection.DisposeAsync().ConfigureAwait(false);
        if (_lock is not null)
            await _lock.DisposeAsync().ConfigureAwait(false);
    }

    private static LocalFile Connect(string path, FileStream? heldLock, LocalFileKind kind)
    {
        // Read beside the writer's log, a file has to be open to be written; and no reader's connection may come to be the
        // writer's.
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite };
        var readers = settings.ToString();
        settings.Pooling = false;
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            connection.Open();
            // A receipt, and a command that was promised to be sent, outlive the machine's power.
            connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
            Prepare(connection, kind, heldLock is not null);
            return new LocalFile(readers, heldLock, connection);
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw exception.SqliteErrorCode == NotADatabase ? Another(path, kind)
                : new IOException($"'{path}' cannot be opened: {exception.Message}", exception);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Prepare(SqliteConnection connection, LocalFileKind kind, bool mayCreate)
    {
        using var transaction = connection.BeginTransaction();
        var isEmpty = connection.Scalar<long>("SELECT COUNT(*) FROM sqlite_master") == 0;
        if (isEmpty && mayCreate)
            connection.Execute($"{kind.Schema}; PRAGMA application_id = {kind.Id}; PRAGMA user_version = {kind.Version}");
        else if (connection.Scalar<long>("PRAGMA application_id") != kind.Id
            || connection.Scalar<long>("PRAGMA user_version") != kind.Version)
            throw Another(connection.DataSource, kind);
        if (mayCreate)
            connection.Execute(kind.Additions);
        transaction.Commit();
    }

    private static InvalidDataException Another(string path, LocalFileKind kind) =>
        new($"'{path}' is not of the kind {kind.Name}, version {kind.Version}.");

    /// <summary>Held until the process ends, however it ends: the system takes it back.</summary>
    private static FileStream Lock(string path, LocalFileKind kind)
    {
        try
        {
            return Private(path + ".lock", FileMode.OpenOrCreate);
        }
        catch (IOException exception) when (Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw new IOException(
                $"The {kind.Name} '{path}' is open already, in this process or in another: one at a time writes it.", exception);
        }
    }

    private static FileStream Private(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    private async Task WriteAllAsync()
    {
        var batch = new List<IWork>();
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            batch.Clear();
            while (batch.Count < MaxBatch && _queue.Reader.TryRead(out var work))
                batch.Add(work);
            Commit(batch);
        }
    }

    private void Commit(List<IWork> batch)
    {
        try
        {
            using var transaction = _connection.BeginTransaction();
            foreach (var work in batch)
            {
                transaction.Save(Savepoint);
                if (!work.TryRun(_connection))
                    transaction.Rollback(Savepoint);
                transaction.Release(Savepoint);
            }

            transaction.Commit();
            RequireInPlace();
        }
        catch (Exception exception)
        {
            // A full disk, for one. The next batch tries anew.
            foreach (var work in batch)
                work.Fail(exception);
            return;
        }

        foreach (var work in batch)
            work.Complete();
    }

    /// <summary>
    /// What is written to a file that was removed or replaced under this process is not there for the next one.
    /// </summary>
    private void RequireInPlace()
    {
        string[] paths = [_connection.DataSource, _connection.DataSource + "-wal"];
        _identities ??= [.. paths.Select(FileIdentity.At)];
        for (var i = 0; i < paths.Length; i++)
            if (_identities[i] is null || FileIdentity.At(paths[i]) != _identities[i])
                throw new IOException($"The file '{paths[i]}' was removed or replaced while it was open. What was written since "
                    + "may be lost: open it anew.");
    }

    private interface IWork
    {
        bool TryRun(DbConnection connection);

        void Complete();

        void Fail(Exception exception);
    }

    private sealed class Work<T>(Func<DbConnection, T> action) : IWork
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;
        private Exception? _fault;

        public Task<T> Done => _done.Task;

        public bool TryRun(DbConnection connection)
        {
            try
            {
                _result = action(connection);
                return true;
            }
            catch (Exception exception)
            {
                _fault = exception;
                return false;
            }
        }

        public void Complete()
        {
            if (_fault is null)
                _done.SetResult(_result);
            else
                _done.SetException(_fault);
        }

        public void Fail(Exception exception) => _done.SetException(_fault ?? exception);
    }
}
