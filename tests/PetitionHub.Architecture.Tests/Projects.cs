using System.Reflection;
using ArchUnitNET.Loader;

namespace PetitionHub.Architecture.Tests;

/// <summary>The projects of `src`, as they were compiled.</summary>
internal static class Projects
{
    /// <summary>Each project, and those that it may know; docs/ARCHITECTURE.md says why.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> MayKnow = new Dictionary<string, string[]>
    {
        ["Domain"] = [],
        ["Contracts"] = [],
        ["Wire"] = ["Domain", "Contracts"],
        ["Certificates"] = ["Domain"],
        ["Ledger"] = ["Domain", "Contracts", "Wire"],
        ["Hub"] = ["Domain", "Contracts", "Wire", "Certificates", "Ledger"],
        ["Console"] = ["Domain", "Contracts", "Wire", "Certificates", "Ledger", "Hub"],
        ["Client"] = ["Contracts"],
        ["CommandLine"] = ["Domain", "Contracts", "Wire", "Certificates", "Ledger", "Hub", "Client"],
        ["Lab"] = ["Domain", "Contracts", "Wire", "Certificates", "Ledger", "Hub", "Console", "Client", "CommandLine"],
        ["Cli"] = ["Domain", "Contracts", "Wire", "Certificates", "Ledger", "Hub", "Console", "Client", "CommandLine", "Lab"],
        ["Samples.County"] = ["Contracts", "Client"],
    };

    /// <summary>All of them, read once.</summary>
    public static readonly ArchUnitNET.Domain.Architecture All = new ArchLoader().LoadAssemblies([.. MayKnow.Keys.Select(Load)])
        .Build();

    /// <summary>A project by its short name.</summary>
    public static Assembly Load(string project) => Assembly.Load(AssemblyName(project));

    private static string AssemblyName(string project) => project == "Cli" ? "petitionhub" : $"PetitionHub.{project}";
}
