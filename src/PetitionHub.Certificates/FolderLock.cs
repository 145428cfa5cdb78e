using System.Diagnostics;

namespace PetitionHub.Certificates;

/// <summary>
/// Lets one process at a time write into a folder. The operating system frees the lock when its holder dies, so that a crash
/// blocks no other process.
/// </summary>
internal static class FolderLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits for the lock, at most 30 seconds; disposing frees it.</summary>
    /// <exception cref="IOException">Another process holds it for too long.</exception>
    public static IDisposable Take(string folder)
    {
        KeyFolder.Make(folder);
        var path = Path.Combine(folder, ".lock");
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, options);
            }
            catch (IOException) when (waited.Elapsed < Patience)
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
