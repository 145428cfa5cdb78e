using System.Data.Common;
using PetitionHub.Ledger.Engines;

namespace PetitionHub.Ledger;

/// <summary>The kinds of database that a ledger may be kept in. Nothing else knows them by name.</summary>
public static class LedgerEngines
{
    private static readonly IEngineKind[] Kinds =
    [
        .. typeof(LedgerEngines).Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IEngineKind)))
            .Select(type => (IEngineKind)Activator.CreateInstance(type)!)
            .OrderByDescending(kind => kind.IsDefault).ThenBy(kind => kind.Name, StringComparer.Ordinal),
    ];

    /// <summary>All of them, the default one first.</summary>
    public static IReadOnlyList<LedgerEngineInfo> All { get; } =
        [.. Kinds.Select(kind => new LedgerEngineInfo(kind.Name, kind.Description, kind.IsDefault))];

    /// <summary>What an error of one of them is, by its own number; null where it is of none.</summary>
    internal static string? Describe(DbException fault) => Kinds.Select(kind => kind.Describe(fault)).FirstOrDefault(text => text is not null);

    internal static IEngineKind? Find(string name) => Kinds.FirstOrDefault(kind => kind.Name == name);
}
