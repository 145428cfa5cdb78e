using Microsoft.Data.Sqlite;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Engines.Sqlite;

/// <summary>
/// Copies the write-ahead log into the file and keeps it short, beside the writer: a check-point of its own would hold up every
/// caller of its batch. The log starts anew only at a moment without readers, which may never come under load. This class waits
/// for it, some milliseconds for each reader. A log that stays held for minutes is logged.
/// </summary>
internal sealed class SqliteLogKeeper : IAsyncDisposable
{
    private const int MostBytes = 64 * 1024 * 1024;

    /// <summary>From this many pages on (16 MiB) the log begins anew.</summary>
    private const long FullPages = 4_096;

    /// <summary>The writer may have to wait so long, once in a period.</summary>
    private const int PatienceMs = 50;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    /// <summary>How often the log is copied.</summary>
    private static readonly TimeSpan CopyPeriod = TimeSpan.FromMilliseconds(500);

    private readonly SqliteFiles _files;
    private readonly LedgerLog _log;
    private readonly WriteTurns? _turns;
    private readonly long _mostBytes;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task[] _loops;
    private DateTime _copiedAt;
    private int _heldLooks;

    public SqliteLogKeeper(
        SqliteFiles files, LedgerLog log, WriteTurns? turns = null, long mostBytes = MostBytes, TimeSpan? period = null)
    {
        (_files, _log, _turns, _mostBytes) = (files, log, turns, mostBytes);
        _loops =
        [
            Task.Run(() => RunAsync(period ?? Period, () => Look())),
            Task.Run(() => RunAsync(period ?? CopyPeriod, Copy)),
        ];
    }

    /// <summary>Shortens a log that is too long; false where a reader holds it.</summary>
    public bool Look()
    {
        var log = new FileInfo(_files.LogPath);
        if (!log.Exists || log.Length <= _mostBytes)
            return Shortened();
        using var connection = Open();
        using var command = connection.CreateCommand();
        // What takes long, without a lock that the writer needs; then what needs it, with little left to copy.
        command.CommandText = $"PRAGMA busy_timeout = {PatienceMs}; PRAGMA wal_checkpoint(PASSIVE)";
        command.ExecuteNonQuery();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        if (RunInTurn(command))
            return Shortened();
        // The first time it may have been any reader; from the second on it is one that stays, or readers without a gap.
        if (++_heldLooks == 2)
            _log.LogHeld(log.Length / (1024 * 1024));
        return false;
    }

    /// <summary>Copies what the log has, and lets it begin anew where it is long and nobody reads it.</summary>
    private void Copy()
    {
        var log = new FileInfo(_files.LogPath);
        if (!log.Exists || log.LastWriteTimeUtc == _copiedAt)
            return;
        _copiedAt = log.LastWriteTimeUtc;
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(PASSIVE)";
        if (ReadPages(command) < FullPages)
            return;
        // Once more, so that what came meanwhile is little, too; then with the lock, without a wait for readers.
        ReadPages(command);
        command.CommandText = "PRAGMA wal_checkpoint(RESTART)";
        RunInTurn(command);
    }

    private SqliteConnection Open()
    {
        _files.RequireInPlace();
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = _files.Path,
                Mode = SqliteOpenMode.ReadWrite,
                Pooling = false
            }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>How many pages the log had when it was copied.</summary>
    private static long ReadPages(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        // The time-out's own answer comes first.
        while (reader.FieldCount < 3)
            if (!reader.NextResult())
                return 0;
        return reader.Read() ? reader.GetInt64(1) : 0;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_loops);
        _stopping.Dispose();
    }

    /// <summary>In a turn of its own: under load there is no other moment at which it would get the writer's lock.</summary>
    private bool RunInTurn(SqliteCommand command)
    {
        _turns?.TakeAsync(_stopping.Token).GetAwaiter().GetResult();
        try
        {
            return command.ExecuteScalar() is 0L;
        }
        finally
        {
            _turns?.GiveBack();
        }
    }

    private bool Shortened()
    {
        if (_heldLooks >= 2)
            _log.LogShortened();
        _heldLooks = 0;
        return true;
    }

    private async Task RunAsync(TimeSpan period, Action work)
    {
        var outage = new Outage();
        while (!_stopping.IsCancellationRequested)
        {
            await Task.Delay(period, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!_stopping.IsCancellationRequested)
                    work();
                outage.End();
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                // The hub stops.
            }
            catch (Exception exception) when (exception is SqliteException or IOException)
            {
                // The writer meets the same fault and logs it; the log grows meanwhile.
                if (outage.Meets(exception))
                    _log.LogKeepingFailed(FaultText.Kind(exception));
            }
        }
    }
}
