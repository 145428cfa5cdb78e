namespace PetitionHub.Client.Tests.Testing;

/// <summary>A local file as its process would leave it if it died now: only what is on the disk.</summary>
internal static class CrashImage
{
    /// <summary>Copies the file, and its log; the lock dies with the process.</summary>
    /// <returns>The path of the copy.</returns>
    public static string Of(string path, string copy)
    {
        foreach (var suffix in new[] { "", "-wal" })
            if (File.Exists(path + suffix))
                File.Copy(path + suffix, copy + suffix);
        return copy;
    }
}
