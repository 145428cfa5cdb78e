using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Directory;

/// <summary>
/// The key under which the tables of addressees and parties hold a territory, as <c>t:4301</c>. A unit code has no colon, so the
/// two cannot be confused. An entry is stored under each territory that its petition had reached, a petition under each that it
/// ever reached.
/// </summary>
internal static class TerritoryKey
{
    public const string Prefix = "t:";

    public static string Of(Territory territory) => Prefix + territory.Digits;

    public static bool IsOne(string key) => key.StartsWith(Prefix, StringComparison.Ordinal);
}
