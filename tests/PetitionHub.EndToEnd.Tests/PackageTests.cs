using System.IO.Compression;
using PetitionHub.EndToEnd.Tests.Running;

namespace PetitionHub.EndToEnd.Tests;

/// <summary>The client as other systems get it: packages of the build that the tests are of.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("petitionhub-packages-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("PetitionHub.Client", "PetitionHub.Contracts", "README.md")]
    [InlineData("PetitionHub.Contracts", "Google.Protobuf", "lib/net10.0/PetitionHub.Contracts.xml")]
    public async Task Pack_Project_GivesAPackageWithSymbolsAndDependencies(string project, string dependency, string file)
    {
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        await using var pack = HubProcess.StartProgram(
            "dotnet", new Dictionary<string, string>(), "pack", Path.Combine(Repository.Find(), "src", project), "--no-build", "-c", configuration,
            "-o", _folder.FullName);
        Assert.True(await pack.EndAsync() == 0, pack.Output + pack.Errors);

        using var package = ZipFile.OpenRead(_folder.GetFiles($"{project}.*.nupkg").Single().FullName);
        var names = package.Entries.Select(entry => entry.FullName).ToList();
        Assert.Contains($"lib/net10.0/{project}.dll", names);
        Assert.Contains(file, names);
        using var nuspec = new StreamReader(package.GetEntry($"{project}.nuspec")!.Open());
        Assert.Contains($"<dependency id=\"{dependency}\"", await nuspec.ReadToEndAsync(Wait.Token), StringComparison.Ordinal);
        Assert.Single(_folder.GetFiles($"{project}.*.snupkg"));
    }
}
