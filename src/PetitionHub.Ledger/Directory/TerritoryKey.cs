using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Directory;

/// <summary>
/// Territories among the keys of addressees and parties: an entry is found under each territory that its petition reached, and a
/// petition under each that it ever reached. No unit's code has a colon.
/// </summary>
internal static class TerritoryKey
{
    public const string Prefix = "t:";

    public static string Of(Territory territory) => Prefix + territory.Digits;

    public static bool IsOne(string key) => key.StartsWith(Prefix, StringComparison.Ordinal);
}
