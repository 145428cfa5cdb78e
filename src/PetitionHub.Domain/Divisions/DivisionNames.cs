using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Divisions;

/// <summary>Names of divisions as people read them: with those above them, and nothing said twice.</summary>
public static class DivisionNames
{
    /// <summary>Kinds of division with which a heading begins where what is above it ends with them.</summary>
    private static readonly string[] Kinds = ["省", "自治区"];

    /// <summary>True for a name that is only a heading of the code table, and of no place.</summary>
    public static bool IsHeading(string name) => name is "市辖区" or "县" or "省直辖县级行政区划" or "自治区直辖县级行政区划";

    /// <summary>The division's name after those above it but the country; null where the table has none of them.</summary>
    public static string? FullNameOf(this DivisionTable divisions, Territory territory)
    {
        string? whole = null;
        foreach (var here in territory.Upward().TakeWhile(here => here != Territory.Country || whole is null))
        {
            if (!divisions.TryFind(here, out var division))
                continue;
            if (whole is null)
                whole = division.Name;
            else if (!IsHeading(division.Name))
                whole = Join(division.Name, whole);
        }

        return whole;
    }

    /// <summary>
    /// A name after that above it. 怀化市洪江管理区 begins with its city already, and 自治区直辖县级行政区划 with what 新疆维吾尔自治区 ends with.
    /// </summary>
    public static string Join(string above, string below)
    {
        if (below.StartsWith(above, StringComparison.Ordinal))
            return below;
        var kind = Array.Find(
            Kinds, kind =>
                above.EndsWith(kind, StringComparison.Ordinal) && below.StartsWith($"{kind}直辖", StringComparison.Ordinal));
        return above + below[(kind?.Length ?? 0)..];
    }
}
