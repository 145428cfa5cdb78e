using Microsoft.Data.Sqlite;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Engines.Sqlite;

/// <summary>
/// Keeps the write-ahead log short beside the writer. The writer's own check-points copy the log into the file, but the log
/// starts anew only at a moment without readers, which may never come under load. This class waits for it, some milliseconds for
/// each reader. A log that stays held for minutes is logged.
/// </summary>
internal sealed class SqliteLogKeeper : IAsyncDisposable
{
    private const int MostBytes = 64 * 1024 * 1024;

    /// <summary>The writer may have to wait so long, once in a period.</summary>
    private const int PatienceMs = 50;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private readonly SqliteFiles _files;
    private readonly LedgerLog _log;
    private readonly WriteTurns? _turns;
    private readonly long _mostBytes;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _loop;
    private readonly Outage _outage = new();
    private int _heldLooks;

    public SqliteLogKeeper(
        SqliteFiles files, LedgerLog log, WriteTurns? turns = null, long mostBytes = MostBytes, TimeSpan? period = null)
    {
        (_files, _log, _turns, _mostBytes) = (files, log, turns, mostBytes);
        _loop = Task.Run(() => RunAsync(period ?? Period));
    }

    /// <summary>Shortens a log that is too long; false where a reader holds it.</summary>
    public bool Look()
    {
        var log = new FileInfo(_files.LogPath);
        if (!log.Exists || log.Length <= _mostBytes)
            return Shortened();
        _files.RequireInPlace();
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = _files.Path,
                Mode = SqliteOpenMode.ReadWrite,
                Pooling = false
            }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        // What takes long, without a lock that the writer needs; then what needs it, with little left to copy.
        command.CommandText = $"PRAGMA busy_timeout = {PatienceMs}; PRAGMA wal_checkpoint(PASSIVE)";
        command.ExecuteNonQuery();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        if (Truncate(command))
            return Shortened();
        // The first time it may have been any reader; from the second on it is one that stays, or readers without a gap.
        if (++_heldLooks == 2)
            _log.LogHeld(log.Length / (1024 * 1024));
        return false;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _loop;
        _stopping.Dispose();
    }

    /// <summary>In a turn of its own: under load there is no other moment at which it would get the writer's lock.</summary>
    private bool Truncate(SqliteCommand command)
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

    private async Task RunAsync(TimeSpan period)
    {
        while (!_stopping.IsCancellationRequested)
        {
            await Task.Delay(period, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!_stopping.IsCancellationRequested)
                    Look();
                _outage.End();
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                // The hub stops.
            }
            catch (Exception exception) when (exception is SqliteException or IOException)
            {
                // The writer meets the same fault and logs it; the log grows meanwhile.
                if (_outage.Meets(exception))
                    _log.LogKeepingFailed(FaultText.Kind(exception));
            }
        }
    }
}
