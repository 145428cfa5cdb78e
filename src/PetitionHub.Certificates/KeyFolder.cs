namespace PetitionHub.Certificates;

/// <summary>A folder of keys, which only its owner may look into.</summary>
public static class KeyFolder
{
    private const UnixFileMode File0600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Folder0700 = File0600 | UnixFileMode.UserExecute;

    /// <summary>
    /// Makes the folder where it is missing. On Unix it has mode 0700 also where it was there before, and the files in it 0600.
    /// </summary>
    public static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, Folder0700);
        Tighten(path, Folder0700);
        foreach (var file in Directory.EnumerateFiles(path))
            Tighten(file, File0600);
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void Tighten(string path, UnixFileMode mode)
    {
        try
        {
            if ((File.GetUnixFileMode(path) & ~mode) != 0)
                File.SetUnixFileMode(path, mode);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or FileNotFoundException)
        {
            // Another user's file, whose mode is that user's matter; or a temporary one that has gone meanwhile.
        }
    }
}
