using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Petitions;

/// <summary>
/// Which units an entry makes parties of its petition: the holder after the entry, who gets a copy, who leads and who assists.
/// Because each entry yields its holder, all entries together give every unit that ever took part.
/// </summary>
internal static class Parties
{
    public static IEnumerable<UnitCode> Of(Entry entry)
    {
        yield return entry.Holder!.Value;
        if (entry.Step is Copying copying)
            yield return copying.Destination;
        if (entry.Step is not UnitNaming naming)
            yield break;
        yield return naming.LeadUnit;
        foreach (var unit in naming.AssistingUnits)
            yield return unit;
    }
}
