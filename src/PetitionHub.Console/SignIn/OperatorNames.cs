using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Operators;

namespace PetitionHub.Console.SignIn;

/// <summary>What operators may be called, and the words of their roles.</summary>
public static class OperatorNames
{
    /// <summary>The operator that is the hub itself.</summary>
    private const string Reserved = "hub";

    /// <summary>True where the ledger can have the name behind <c>operator:</c>, and it is not the hub's own.</summary>
    public static bool IsName(string? name) => UnitCode.TryParse(name, out _) && name != Reserved;

    /// <summary>The role by its word, <c>view</c> or <c>operate</c>; null for any other word.</summary>
    public static OperatorRole? RoleOf(string? word) => word switch
    {
        "view" => OperatorRole.View,
        "operate" => OperatorRole.Operate,
        _ => null,
    };

    /// <summary>The role's word.</summary>
    public static string WordOf(OperatorRole role) => role == OperatorRole.Operate ? "operate" : "view";
}
