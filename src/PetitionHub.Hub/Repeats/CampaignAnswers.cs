using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Repeats;
using PetitionHub.V1;

namespace PetitionHub.Hub.Repeats;

/// <summary>An earlier item as a unit is shown it.</summary>
/// <param name="Petition">The item.</param>
/// <param name="MayRead">Whether the unit is shown its subject, too.</param>
/// <param name="Candidate">What the unit is shown beside the subject; many answers share it.</param>
internal sealed record ShownRepeat(StoredPetition Petition, bool MayRead, RepeatCandidate Candidate);

/// <summary>
/// What the registrations of a campaign are shown. Thousands send the same text within a moment: a unit is shown the same earlier
/// items for each, as long as no step changed any item.
/// </summary>
internal sealed class CampaignAnswers(PetitionMemory memory)
{
    // By the answer of the index that they share, and gone with it.
    private readonly ConditionalWeakTable<IReadOnlyList<IndexedPetition>, ConcurrentDictionary<Asker, Shown>> _answers = [];

    public Task<IReadOnlyList<ShownRepeat>> GetAsync(
        RepeatEvidence evidence, UnitCode unit, Func<Task<IReadOnlyList<ShownRepeat>>> show)
    {
        var askers = _answers.GetOrCreateValue(evidence.ByText);
        var asker = new Asker(unit, evidence.Traits.Category, evidence.Traits.Territory);
        // Before the items are read: what changes after it is seen by the next one.
        var changes = memory.Changes;
        if (askers.TryGetValue(asker, out var shown) && shown.Changes == changes && !shown.Petitions.IsFaulted)
            return shown.Petitions;
        shown = new Shown(changes, show());
        askers[asker] = shown;
        return shown.Petitions;
    }

    private readonly record struct Asker(UnitCode Unit, string Category, Territory Territory);

    private sealed record Shown(long Changes, Task<IReadOnlyList<ShownRepeat>> Petitions);
}
