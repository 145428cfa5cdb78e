using System.IO.Compression;
using System.Text.RegularExpressions;
using PetitionHub.EndToEnd.Tests.Running;
using PetitionHub.V1;

namespace PetitionHub.EndToEnd.Tests;

/// <summary>
/// The client as other systems get it: packages of the build that the tests are of, by the command that its README gives.
/// </summary>
public sealed partial class PackageTests : IAsyncLifetime
{
    private const string Province = "430000-bureau";
    private const string City = "430100-bureau";
    private const string District = "430103-bureau";
    private const string Department = "430103-housing";

    private readonly Installation _installation = new();

    private static string Client => Path.Combine(Repository.Find(), "src", "PetitionHub.Client");

    private static string Configuration =>
        AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    private DirectoryInfo Feed => new(_installation.PathOf("feed"));

    public async ValueTask InitializeAsync() =>
        await DotnetAsync("pack", Client, "--no-build", "-c", Configuration, "-o", Feed.FullName);

    public ValueTask DisposeAsync() => _installation.DisposeAsync();

    [Theory]
    [InlineData("PetitionHub.Client", "PetitionHub.Contracts", "README.md")]
    [InlineData("PetitionHub.Contracts", "Google.Protobuf", "lib/net10.0/PetitionHub.Contracts.xml")]
    public async Task Pack_Client_GivesBothPackagesWithSymbolsAndDependencies(string project, string dependency, string file)
    {
        using var package = ZipFile.OpenRead(Feed.GetFiles($"{project}.*.nupkg").Single().FullName);
        var names = package.Entries.Select(entry => entry.FullName).ToList();
        Assert.Contains($"lib/net10.0/{project}.dll", names);
        Assert.Contains(file, names);
        using var nuspec = new StreamReader(package.GetEntry($"{project}.nuspec")!.Open());
        Assert.Contains($"<dependency id=\"{dependency}\"", await nuspec.ReadToEndAsync(Wait.Token), StringComparison.Ordinal);
        Assert.Single(Feed.GetFiles($"{project}.*.snupkg"));
    }

    [Fact]
    public async Task ReadmesProgram_BuiltFromTheFeedAlone_SignsForWhatIsAssignedToItsUnitAndForNothingElse()
    {
        await using var hub = await _installation.ServeAsync();
        Files.WriteUnits(_installation.PathOf("units.jsonl"), "43");
        await _installation.RunAsync("units", "import", _installation.PathOf("units.jsonl"), "--operator", "admin");
        var program = await BuildReadmesProgramAsync();
        using var province = _installation.Connect(Province);
        var others = await AssignThroughTheDistrictAsync();
        var own = await province.Petitions.RegisterPetitionAsync(Assigned(City), cancellationToken: Wait.Token);

        await using var desk = HubProcess.StartProgram("dotnet", _installation.Environment, [program, .. SettingsOf(City)]);
        IList<LedgerEntry>? entries = null;
        while (entries?.Any(entry => entry.ReceiptAcknowledgement is not null) != true)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), Wait.Token);
            Assert.False(desk.HasEnded, desk.Errors + desk.Output);
            entries = await TimelineAsync(province, own.Receipt.PetitionId);
        }

        Assert.Equal(City, entries.Single(entry => entry.ReceiptAcknowledgement is not null).Actor);
        var signed = (await TimelineAsync(province, others)).Where(entry => entry.ReceiptAcknowledgement is not null);
        Assert.Equal([District], signed.Select(entry => entry.Actor));
        // Nothing was asked for that the hub had to refuse.
        Assert.Equal("", await _installation.RunAsync("sync", "outbox", _installation.PathOf("desk/outbox")));
    }

    /// <summary>
    /// The city reads of it in its inbox, by the district's signature and by a copy, and has nothing to sign for.
    /// </summary>
    private async Task<string> AssignThroughTheDistrictAsync()
    {
        using var city = _installation.Connect(City);
        using var district = _installation.Connect(District);
        var registered = await city.Petitions.RegisterPetitionAsync(Assigned(District), cancellationToken: Wait.Token);
        var petition = registered.Receipt.PetitionId;
        await district.Exchange.AcknowledgeReceiptAsync(
            new() { RequestId = Letters.NewId(), PetitionId = petition, ReceiptAcknowledgement = new() },
            cancellationToken: Wait.Token);
        var assigned = Assigned(Department).Assignment;
        await district.Exchange.CopyPetitionAsync(
            new() { RequestId = Letters.NewId(), PetitionId = petition, Copying = new() { DestinationUnit = City } },
            cancellationToken: Wait.Token);
        await district.Exchange.AssignPetitionAsync(
            new() { RequestId = Letters.NewId(), PetitionId = petition, Assignment = assigned }, cancellationToken: Wait.Token);
        var inbox = await city.Inbox.PullInboxAsync(new() { Consumer = "looks" }, cancellationToken: Wait.Token);
        Assert.All(inbox.Entries, entry => Assert.Equal(petition, entry.PetitionId));
        Assert.NotEmpty(inbox.Entries);
        return petition;
    }

    private static RegisterPetitionRequest Assigned(string destination)
    {
        var request = Letters.Register(destination);
        request.Assignment = new()
        {
            DestinationUnit = destination,
            Deadline = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow().AddDays(30)),
        };
        return request;
    }

    private static async Task<IList<LedgerEntry>> TimelineAsync(Client.HubChannel unit, string petition) =>
        (await unit.Petitions.ListTimelineAsync(new() { PetitionId = petition }, cancellationToken: Wait.Token)).Entries;

    /// <summary>
    /// As a newcomer does it, with no project of this repository in reach: the feed is the only source, and what the client's
    /// packages depend on is what the machine restored for the tests themselves.
    /// </summary>
    private async Task<string> BuildReadmesProgramAsync()
    {
        var folder = Directory.CreateDirectory(_installation.PathOf("desk")).FullName;
        var readme = await File.ReadAllTextAsync(Path.Combine(Client, "README.md"), Wait.Token);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Snippet().Match(readme).Groups[1].Value, Wait.Token);
        var hosting = await PinnedAsync("Microsoft.Extensions.Hosting");
        await File.WriteAllTextAsync(Path.Combine(folder, "desk.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <RestorePackagesPath>packages</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="PetitionHub.Client" Version="{VersionOf(Feed, "PetitionHub.Client")}" />
                <PackageReference Include="Microsoft.Extensions.Hosting" Version="{hosting}" />
              </ItemGroup>
            </Project>
            """, Wait.Token);
        await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources><clear /><add key="feed" value="{Feed.FullName}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="machine" value="{MachinePackages()}" /></fallbackPackageFolders>
            </configuration>
            """, Wait.Token);
        var built = Path.Combine(folder, "built");
        await DotnetAsync("build", folder, "-c", Configuration, "-o", built);
        return Path.Combine(built, "desk.dll");
    }

    private IEnumerable<string> SettingsOf(string unit)
    {
        var issued = _installation.Issue(unit);
        return
        [
            $"--PetitionHub:Addresses:0={_installation.Address}",
            $"--PetitionHub:CertificatePath={issued.CertificatePath}",
            $"--PetitionHub:KeyPath={issued.KeyPath}",
            $"--PetitionHub:AuthorityPath={issued.AuthorityPath}",
            $"--PetitionHub:OutboxPath={_installation.PathOf("desk/outbox")}",
            $"--PetitionHub:JournalPath={_installation.PathOf("desk/journal")}",
        ];
    }

    private static async Task DotnetAsync(params string[] arguments)
    {
        var environment = new Dictionary<string, string> { ["MSBUILDDISABLENODEREUSE"] = "1" };
        await using var run = HubProcess.StartProgram("dotnet", environment, arguments);
        Assert.True(await run.EndAsync() == 0, run.Output + run.Errors);
    }

    private static string VersionOf(DirectoryInfo feed, string package) =>
        feed.GetFiles($"{package}.*.nupkg").Single().Name[(package.Length + 1)..^".nupkg".Length];

    private static async Task<string> PinnedAsync(string package) => Regex.Match(
        await File.ReadAllTextAsync(Path.Combine(Repository.Find(), "Directory.Packages.props"), Wait.Token),
        $"Include=\"{Regex.Escape(package)}\" Version=\"([^\"]+)\"").Groups[1].Value;

    private static string MachinePackages() => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
