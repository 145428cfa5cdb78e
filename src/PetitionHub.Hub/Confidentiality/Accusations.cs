using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Entries;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Petitions;

namespace PetitionHub.Hub.Confidentiality;

/// <summary>
/// Finds the petitions that accuse the unit, or one above it, now. Entries that the unit could read before it was accused are not
/// shown again (R22 Arts 30, 46).
/// </summary>
internal sealed class Accusations(PetitionReader petitionReader, UnitDirectory directory)
{
    /// <summary>The entries without those of petitions that accuse the unit.</summary>
    public async Task<IReadOnlyList<StoredEntry>> LeaveOutAsync(
        UnitCode unit, IReadOnlyList<StoredEntry> entries, CancellationToken cancellationToken)
    {
        var petitions = entries.Select(r => r.Entry.PetitionId).Where(id => id.Length > 0).Distinct()
            .Select(id => new PetitionId(Guid.Parse(id)));
        var hidden = (await FindAsync(unit, [.. petitions], cancellationToken)).Select(id => id.ToString()).ToHashSet();
        return hidden.Count == 0 ? entries : [.. entries.Where(r => !hidden.Contains(r.Entry.PetitionId))];
    }

    /// <summary>
    /// The codes by which a petition accuses the unit: its own, those that it is the heir of, and those of the units above it in
    /// its system. Empty where there is no unit: an operator may see everything.
    /// </summary>
    public IReadOnlyCollection<UnitCode> WhoseAccuse(UnitCode? unit)
    {
        if (unit is not { } code)
            return [];
        if (!directory.TryFind(code, out var reader))
            return [code];
        // Of the whole country's units few come into question.
        return
        [
            .. directory.Within(Territory.Country)
                .Where(one => one.Code == code || one.Status == UnitStatus.Abolished || reader.IsBelowInSystem(one))
                .Select(one => one.Code)
                .Where(one => Relations.IsAmongAccused([one], reader, directory)),
        ];
    }

    /// <summary>Those of the petitions that accuse the unit; all of them for a unit that is not in the directory.</summary>
    public async Task<IReadOnlySet<PetitionId>> FindAsync(
        UnitCode unit, IReadOnlyCollection<PetitionId> petitions, CancellationToken cancellationToken)
    {
        if (!directory.TryFind(unit, out var reader))
            return petitions.ToHashSet();
        var accusing = await petitionReader.ReadAccusingAsync(petitions, cancellationToken);
        return accusing.Where(petition => Relations.IsAccused(petition, reader, directory)).Select(petition => petition.Id)
            .ToHashSet();
    }
}
