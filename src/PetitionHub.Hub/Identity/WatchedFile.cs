using Microsoft.Extensions.Logging;

namespace PetitionHub.Hub.Identity;

/// <summary>
/// What a file says, read again when the file changes; looked at once a second at most. A file that cannot be read later leaves
/// what was read before, and an error in the log: a half-written file must not lock every unit out, nor let a revoked one in.
/// </summary>
internal sealed class WatchedFile<T>
    where T : class
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly string _path;
    private readonly Func<string, T> _read;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Lock _looking = new();
    private (DateTime Written, long Length) _stamp;
    private long _looked;
    private T _value;

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file; a symbolic link is followed at every look, as orchestrators swap links.</param>
    /// <param name="read">Reads it; may throw.</param>
    /// <param name="clock">Says when a second has passed.</param>
    /// <param name="logger">Is told of every reading.</param>
    public WatchedFile(string path, Func<string, T> read, TimeProvider clock, ILogger logger)
    {
        (_path, _read, _clock, _logger) = (path, read, clock, logger);
        (_stamp, _looked) = (Stamp(), clock.GetTimestamp());
        _value = read(path);
        IdentityLog.FileRead(logger, path);
    }

    /// <summary>What the file says now; the same object until the file changes.</summary>
    public T Value
    {
        get
        {
            if (_clock.GetElapsedTime(Volatile.Read(ref _looked)) >= LookEvery && _looking.TryEnter())
            {
                try
                {
                    Look();
                }
                finally
                {
                    _looking.Exit();
                }
            }

            return Volatile.Read(ref _value);
        }
    }

    private void Look()
    {
        Volatile.Write(ref _looked, _clock.GetTimestamp());
        try
        {
            var stamp = Stamp();
            if (stamp == _stamp)
                return;
            Volatile.Write(ref _value, _read(_path));
            _stamp = stamp;
            IdentityLog.FileRead(_logger, _path);
        }
#pragma warning disable CA1031 // Whatever is wrong with the file, what was read before still holds.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            IdentityLog.FileUnreadable(_logger, _path, exception.GetType().Name);
        }
    }

    private (DateTime Written, long Length) Stamp()
    {
        var file = new FileInfo(File.ResolveLinkTarget(_path, returnFinalTarget: true)?.FullName ?? _path);
        return (file.LastWriteTimeUtc, file.Length);
    }
}
