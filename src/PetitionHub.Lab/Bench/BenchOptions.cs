using System.CommandLine;

namespace PetitionHub.Lab.Bench;

/// <summary>Options that benchmarks have in common.</summary>
internal static class BenchOptions
{
    /// <summary>A number; the help says its default beside the description.</summary>
    public static Option<T> Number<T>(string name, string description, T standard) => new(name)
    {
        Description = $"{description}.",
        HelpName = "n",
        DefaultValueFactory = _ => standard,
    };

    /// <summary>The folder of a ledger that is dear to make.</summary>
    public static Option<string> Folder() => new("--folder")
    {
        Description = "Where the ledger is made and kept for the next time; without it, in a temporary folder.",
        HelpName = "folder",
    };

    /// <summary>Works in the folder of <see cref="Folder"/>, or in one that goes afterwards.</summary>
    public static async Task<int> InFolderAsync(string? kept, Func<string, Task<int>> work)
    {
        var folder = kept ?? Directory.CreateTempSubdirectory("petitionhub-bench-").FullName;
        try
        {
            return await work(folder);
        }
        finally
        {
            if (kept is null)
                Directory.Delete(folder, recursive: true);
        }
    }
}
