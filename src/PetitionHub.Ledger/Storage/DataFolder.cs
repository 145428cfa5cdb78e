namespace PetitionHub.Ledger.Storage;

/// <summary>Folders and files that hold petitions: only the user whom the hub runs as may look into them.</summary>
public static class DataFolder
{
    private const UnixFileMode File0600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Folder0700 = File0600 | UnixFileMode.UserExecute;

    /// <summary>Makes the folder where it is missing, on Unix with mode 0700; one that is there keeps its mode, as it may be anybody's.</summary>
    public static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
            System.IO.Directory.CreateDirectory(path);
        else
            System.IO.Directory.CreateDirectory(path, Folder0700);
    }

    /// <summary>
    /// Makes an empty file where there is none, on Unix with mode 0600, so that whoever fills it needs to know nothing of modes; one that is there
    /// gets that mode.
    /// </summary>
    public static void MakeFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (OperatingSystem.IsWindows())
        {
            new FileStream(path, options).Dispose();
            return;
        }

        options.UnixCreateMode = File0600;
        if (!File.Exists(path))
            new FileStream(path, options).Dispose();
        TightenFile(path);
    }

    /// <summary>Lets only its owner read and write a file of the program's own, where there is one.</summary>
    public static void TightenFile(string path)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path))
            Tighten(path, File0600);
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
