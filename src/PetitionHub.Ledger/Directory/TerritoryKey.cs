using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Directory;

/// <summary>
/// The key under which measures hold a territory among units, as <c>t:4301</c>. A unit code has no colon, so the two cannot be
/// confused.
/// </summary>
internal static class TerritoryKey
{
    public static string Of(Territory territory) => $"t:{territory.Digits}";
}
