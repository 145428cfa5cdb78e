using ArchUnitNET.Fluent;
using ArchUnitNET.xUnitV3;
using PetitionHub.Testing;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace PetitionHub.Architecture.Tests;

/// <summary>Knowledge goes one way: who knows a project is not known by it.</summary>
public sealed class LayerTests
{
    /// <summary>Source files that two projects compile, each for itself, as neither may know the other.</summary>
    private const string CompiledTwice = @"\.(FileIdentity|FileModes)(\+|$)";

    public static TheoryData<string> All => [.. Projects.MayKnow.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void Project_KnowsNoProject_ButThoseBeneathIt(string project)
    {
        var others = Projects.MayKnow.Keys.Except([project, .. Projects.MayKnow[project]]).Select(Projects.Load).ToArray();
        IArchRule rule = Types().That().ResideInAssembly(Projects.Load(project)).And().DoNotHaveFullNameMatching(CompiledTwice)
            .Should().NotDependOnAny(
                Types().That().ResideInAssembly(others[0], others[1..]).And().DoNotHaveFullNameMatching(CompiledTwice));

        rule.Check(Projects.All);
    }

    [Fact]
    public void Table_NamesEveryProject()
    {
        var folders = Directory.GetDirectories(Path.Combine(Repository.Find(), "src"))
            .Select(folder => Path.GetFileName(folder)["PetitionHub.".Length..]);

        Assert.Equal(folders.Order(), Projects.MayKnow.Keys.Order());
    }
}
