using Microsoft.Extensions.Logging;

namespace PetitionHub.Hub.Identity;

/// <summary>
/// What a file says, read again when the file changes; looked at once a second at most. A file that cannot be read later leaves
/// what was read before, and an error in the log once: a half-written file must not lock every unit out, nor let a revoked one
/// in.
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
    private (string Target, DateTime Written, long Length) _stamp;
    private long _looked;
    private T _value;
    private string? _fault;

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file; a symbolic link is followed at every look, as orchestrators swap links.</param>
    /// <param name="read">
    /// Reads it; may throw. The message of an <see cref="InvalidDataException"/> goes to the log, and must not contain anything
    /// of the file.
    /// </param>
    /// <param name="clock">Says when a second has passed.</param>
    /// <param name="logger">Gets a line for every reading.</param>
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

    /// <summary>Why the file as it is now cannot be taken over; null where what it says is what holds.</summary>
    public string? Fault => Volatile.Read(ref _fault);

    private void Look()
    {
        Volatile.Write(ref _looked, _clock.GetTimestamp());
        try
        {
            var stamp = Stamp();
            if (stamp != _stamp)
            {
                Volatile.Write(ref _value, _read(_path));
                _stamp = stamp;
                IdentityLog.FileRead(_logger, _path);
            }

            // Also where what was read before came back.
            Volatile.Write(ref _fault, null);
        }
#pragma warning disable CA1031 // Whatever is wrong with the file, what was read before still holds.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var fault = exception is InvalidDataException ? exception.Message : exception.GetType().Name;
            if (fault != _fault)
                IdentityLog.FileUnreadable(_logger, _path, fault);
            Volatile.Write(ref _fault, fault);
        }
    }

    /// <summary>Where the link leads counts, too: versions of a mounted file are often of one time and one length.</summary>
    private (string Target, DateTime Written, long Length) Stamp()
    {
        var file = new FileInfo(File.ResolveLinkTarget(_path, returnFinalTarget: true)?.FullName ?? _path);
        return (file.FullName, file.LastWriteTimeUtc, file.Length);
    }
}
