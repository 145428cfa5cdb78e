namespace PetitionHub.Ledger.Storage;

/// <summary>Folders and files that hold petitions: only the user whom the hub runs as may look into them.</summary>
public static class DataFolder
{
    /// <summary>
    /// Makes the folder where it is missing, on Unix with mode 0700; one that is there keeps its mode, as it may be anybody's.
    /// </summary>
    public static void Make(string path) => FileModes.MakeFolder(path);

    /// <summary>
    /// Makes an empty file where there is none, on Unix with mode 0600, so that the code that fills it need not set a mode. An
    /// existing file gets that mode.
    /// </summary>
    public static void MakeFile(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite
        };
        if (OperatingSystem.IsWindows())
        {
            new FileStream(path, options).Dispose();
            return;
        }

        options.UnixCreateMode = FileModes.OwnFile;
        if (!File.Exists(path))
            new FileStream(path, options).Dispose();
        TightenFile(path);
    }

    /// <summary>Lets only its owner read and write a file of the program's own, where there is one.</summary>
    public static void TightenFile(string path)
    {
        if (File.Exists(path))
            FileModes.Tighten(path, FileModes.OwnFile);
    }
}
