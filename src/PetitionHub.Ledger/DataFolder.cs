namespace PetitionHub.Ledger;

/// <summary>Folders that hold petitions or keys: only the user whom the hub runs as may look into them.</summary>
public static class DataFolder
{
    private const UnixFileMode UserOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes the folder where it is missing, on Unix with mode 0700; one that is there keeps its mode.</summary>
    public static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UserOnly);
    }
}
