using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Engines.Sqlite;

/// <summary>
/// A file of the engine, its write-ahead log and that log's index. Where one of them is removed or replaced, all that is written
/// from then on is lost, and SQLite does not notice.
/// </summary>
internal sealed class SqliteFiles(string path)
{
    /// <summary>
    /// Once the log was copied into the file it begins anew, and is cut to 64 MiB: it had grown while readers held it.
    /// </summary>
    public const string LogLimit = "journal_size_limit = 67108864";

    private OpenFile[] _open = [];

    /// <summary>The file itself.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The write-ahead log.</summary>
    public string LogPath => Path + "-wal";

    /// <summary>The file, its log and that log's index.</summary>
    public string[] All => [Path, LogPath, Path + "-shm"];

    /// <summary>
    /// Lets only the hub's user look into them, whatever the umask or an earlier version made them; the log takes the file's
    /// mode.
    /// </summary>
    public void Tighten()
    {
        foreach (var file in All)
            DataFolder.TightenFile(file);
    }

    /// <summary>The writer has opened them, and keeps them open.</summary>
    public void NoteOpened() => _open = [.. All.Select(file => new OpenFile(file))];

    /// <summary>Costs some microseconds.</summary>
    /// <exception cref="LedgerMovedException">One of them is no longer the one that the writer has open.</exception>
    public void RequireInPlace()
    {
        foreach (var file in _open)
            file.RequireInPlace();
    }
}
