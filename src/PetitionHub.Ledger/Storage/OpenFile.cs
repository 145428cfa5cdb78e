namespace PetitionHub.Ledger.Storage;

/// <summary>A file or folder that is in use, and must stay the one at its path.</summary>
public sealed class OpenFile
{
    private readonly string _path;
    private FileIdentity? _identity;

    /// <summary>Notes which file or folder is there.</summary>
    /// <param name="path">It may come to be there later: it is known from the first check on that finds it.</param>
    public OpenFile(string path)
    {
        _path = Path.GetFullPath(path);
        _identity = FileIdentity.At(_path);
    }

    /// <summary>Costs about a microsecond.</summary>
    /// <exception cref="LedgerMovedException">It was removed, moved or replaced.</exception>
    public void RequireInPlace()
    {
        var found = FileIdentity.At(_path);
        if (_identity is null)
            _identity = found;
        else if (found != _identity)
            throw new LedgerMovedException(_path);
    }
}
