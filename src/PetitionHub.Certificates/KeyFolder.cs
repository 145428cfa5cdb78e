using PetitionHub.Ledger.Storage;

namespace PetitionHub.Certificates;

/// <summary>A folder of keys, which only its owner may look into.</summary>
public static class KeyFolder
{
    /// <summary>
    /// Makes the folder where it is missing. On Unix it has mode 0700 also where it was there before, and the files in it 0600.
    /// </summary>
    public static void Make(string path)
    {
        FileModes.MakeFolder(path);
        FileModes.Tighten(path, FileModes.OwnFolder);
        foreach (var file in Directory.EnumerateFiles(path))
            FileModes.Tighten(file, FileModes.OwnFile);
    }
}
