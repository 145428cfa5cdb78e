using CsCheck;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Tests.Units;

/// <summary>Territories for properties, few enough digits that they are often inside one another.</summary>
internal static class Territories
{
    private static readonly Gen<string> Pair = Gen.OneOf("11", "12", "33");

    /// <summary>A territory of any level.</summary>
    public static Gen<Territory> Any { get; } =
        Gen.Select(Gen.Int[0, 4], Pair, Pair, Pair, Gen.OneOf("001", "002")).Select((level, a, b, c, d) => level switch
        {
            0 => Territory.Country,
            1 => Territory.Parse(a),
            2 => Territory.Parse(a + b),
            3 => Territory.Parse(a + b + c),
            _ => Territory.Parse(a + b + c + d),
        });

    /// <summary>The territory and those above it, up to the country.</summary>
    public static IEnumerable<Territory> Upwards(Territory territory)
    {
        for (Territory? at = territory; at is { } place; at = place.Parent)
            yield return place;
    }
}
