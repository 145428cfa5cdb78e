using System.Text.Json;

namespace PetitionHub.EndToEnd.Tests.Documents;

/// <summary>NOTICE names what is shipped.</summary>
public sealed class NoticeTests
{
    private static readonly string _root = Repository.Find();

    [Fact]
    public async Task Notice_NamesEveryPackageOfTheProgramsAndNoOther()
    {
        string[] projects = ["PetitionHub.Cli", "PetitionHub.Client"];
        HashSet<string> packages = [];
        foreach (var project in projects)
            packages.UnionWith(await PackagesOfAsync(project));
        var notice = await File.ReadAllLinesAsync(Path.Combine(_root, "NOTICE"), TestContext.Current.CancellationToken);
        var named = notice.SkipWhile(line => !line.StartsWith("Packages ", StringComparison.Ordinal))
            .Where(line => line.Length > 0 && line[0] is not (' ' or '-') && line.Contains("  ", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[0]).ToArray();

        string[] unnamed = [.. packages.Where(package => !named.Any(name => Covers(name, package)))];
        string[] unshipped = [.. named.Where(name => !packages.Any(package => Covers(name, package)))];
        Assert.Empty(unnamed);
        Assert.Empty(unshipped);
    }

    [Fact]
    public async Task License_IsTheTextOfApache2()
    {
        var cancel = TestContext.Current.CancellationToken;
        var license = await File.ReadAllTextAsync(Path.Combine(_root, "LICENSE"), cancel);

        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(_root, "protos", "google", "LICENSE"), cancel), license);
    }

    private static bool Covers(string name, string package) => name.EndsWith('*')
        ? package.StartsWith(name[..^1], StringComparison.Ordinal)
        : name == package;

    private static async Task<IEnumerable<string>> PackagesOfAsync(string project)
    {
        var path = Path.Combine(_root, "src", project, "packages.lock.json");
        var file = JsonDocument.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        return file.RootElement.GetProperty("dependencies").EnumerateObject()
            .SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.GetProperty("type").GetString() != "Project")
            .Select(package => package.Name)
            // Tools of the build, which are not shipped.
            .Except(["Grpc.Tools", "Microsoft.CodeAnalysis.PublicApiAnalyzers"]);
    }
}
