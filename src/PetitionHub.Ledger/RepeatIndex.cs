using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Repeats;
using PetitionHub.Ledger.Engines;
using PetitionHub.Ledger.Reading;
using PetitionHub.Ledger.Repeats;

namespace PetitionHub.Ledger;

/// <summary>
/// The index of repeat petitions (重复信访). It knows nothing of confidentiality: whoever shows what it finds asks
/// <see cref="Access"/> first.
/// </summary>
public sealed class RepeatIndex
{
    /// <summary>The most findings of one search: each costs the reading of a petition.</summary>
    public const int MaxFindings = 20;

    private readonly ILedgerEngine _engine;

    internal RepeatIndex(ILedgerEngine engine, TimeProvider clock) =>
        (_engine, Projection) = (engine, new LedgerProjection(engine, new RepeatProjection(engine), clock));

    /// <summary>How it follows the ledger.</summary>
    public LedgerProjection Projection { get; }

    /// <summary>
    /// Petitions that are likely the same matter and not voided, best first, newer first where they are equally likely. Of a text or
    /// petitioner that many share, the newest 32 are looked at.
    /// </summary>
    /// <param name="traits">What is compared.</param>
    /// <param name="self">A petition to leave out.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<IReadOnlyList<RepeatFinding>> FindAsync(RepeatTraits traits, PetitionId? self, CancellationToken cancellationToken)
    {
        var found = await PatientReading.ReadAsync(
            _engine, context => RepeatSearch.FindAsync(_engine, context, traits, self, MaxFindings, cancellationToken), cancellationToken);
        if (found.Count == 0)
            return [];
        Guid[] ids = [.. found.Select(one => one.Petition)];
        var petitions = await PatientReading.ReadAsync(
            _engine,
            context => PetitionReading.LoadAsync(_engine, context, context.Petitions.Where(row => ids.Contains(row.Id)), cancellationToken),
            cancellationToken);
        var byId = petitions.Where(petition => petition.State.Status != PetitionStatus.Voided)
            .ToDictionary(petition => petition.State.Id.Value);
        return [.. found.Where(one => byId.ContainsKey(one.Petition)).Select(one => new RepeatFinding(byId[one.Petition], one.Match))];
    }
}
