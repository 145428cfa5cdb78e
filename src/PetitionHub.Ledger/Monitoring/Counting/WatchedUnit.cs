using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>A unit as figures see it.</summary>
internal sealed class WatchedUnit
{
    private const int ProvinceDigits = 2;

    public WatchedUnit(string code, Territory territory, OrganType organ)
    {
        (Code, Territory, Organ) = (code, territory, organ);
        Province = territory.Digits.Length > ProvinceDigits ? territory.Digits[..ProvinceDigits] : territory.Digits;
        Territories = [.. territory.Upward().Select(one => one.Digits)];
    }

    public string Code { get; }

    public Territory Territory { get; }

    public OrganType Organ { get; }

    public bool IsBureau => Organ == OrganType.Bureau;

    /// <summary>The digits of its province; none for a unit of the country.</summary>
    public string Province { get; }

    public int Level => (int)Territory.Level;

    /// <summary>The territories in which counts what happens at it, by their digits.</summary>
    public IReadOnlyList<string> Territories { get; }
}
