namespace PetitionHub.Cli.Petitions.Pushing;

/// <summary>Files that tell of petitions: only the user who pushes may read them.</summary>
internal static class PrivateFile
{
    /// <summary>Opens the file; one that is made has mode 0600 on Unix. Others may read while it is written.</summary>
    public static FileStream Open(string path, FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
