using System.Data.Common;

namespace PetitionHub.Ledger.Engines;

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
    internal static string? Describe(DbException fault) =>
        Kinds.Select(kind => kind.Describe(fault)).FirstOrDefault(text => text is not null);

    internal static IEngineKind? Find(string name) => Kinds.FirstOrDefault(kind => kind.Name == name);
}

/// <summary>A kind of database that a ledger may be kept in.</summary>
/// <param name="Name">The word for it in options.</param>
/// <param name="Description">What it is and what it is for.</param>
/// <param name="IsDefault">True for the one that is used where none is named.</param>
public sealed record LedgerEngineInfo(string Name, string Description, bool IsDefault);
