using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;

namespace PetitionHub.Architecture.Tests;

/// <summary>A folder is a capability, and no two need each other both ways, be it through a third.</summary>
public sealed class FolderTests
{
    public static TheoryData<string> All => [.. Projects.MayKnow.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void Folders_FormNoCircle(string project)
    {
        var reasons = ReasonsOf(project);

        var circle = CircleOf(reasons);

        Assert.True(circle.Count == 0, string.Join("\n", circle.Select(step => $"{step.From} -> {step.To}: {reasons[step]}")));
    }

    /// <summary>For each folder that knows another, one type by which it does.</summary>
    private static Dictionary<(string From, string To), string> ReasonsOf(string project)
    {
        var reasons = new Dictionary<(string From, string To), string>();
        foreach (var type in Projects.All.Types)
            if (FolderOf(type, project) is { } from)
                foreach (var known in type.GetTypeDependencies())
                    if (FolderOf(known, project) is { } to && to != from)
                        reasons[(from, to)] = $"{type.Name} knows {known.Name}";
        return reasons;
    }

    /// <summary>What is left once the folders that know no other, or that no other knows, are removed.</summary>
    private static List<(string From, string To)> CircleOf(Dictionary<(string From, string To), string> reasons)
    {
        for (var left = reasons.Keys.ToList(); ;)
        {
            var kept = left.FindAll(
                step => left.Exists(other => other.To == step.From) && left.Exists(other => other.From == step.To));
            if (kept.Count == left.Count)
                return kept;
            left = kept;
        }
    }

    /// <summary>The first folder beneath the project; null for what lies in its root, which puts all together.</summary>
    private static string? FolderOf(IType type, string project)
    {
        var (start, name) = ($"PetitionHub.{project}.", type.Namespace?.FullName ?? "");
        return name.StartsWith(start, StringComparison.Ordinal) ? name[start.Length..].Split('.')[0] : null;
    }
}
