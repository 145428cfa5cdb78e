using System.Collections.Immutable;

namespace PetitionHub.Domain.Petitions;

/// <summary>
/// <c>Apply(state, entry) → state</c>: how an entry changes a petition. It decides nothing, so that the ledger can be folded
/// again at any later time with the same result.
/// </summary>
public static class Fold
{
    /// <summary>The state after the entry; the state before is null for a registration only.</summary>
    /// <exception cref="InvalidOperationException">The entry does not belong to this petition, or is out of order.</exception>
    public static PetitionState Apply(PetitionState? before, Entry entry)
    {
        if (entry.Step is Registration registration)
            return before is null ? registration.Begin(entry) : registration.Apply(before, entry);

        if (before is null || before.Id != entry.Petition)
            throw new InvalidOperationException(
                $"Entry {entry.Step.Kind} of {entry.Petition} does not follow from {before?.Id}.");
        var holder = entry.Holder!.Value;
        return Pass(before, entry, entry.Step.Apply(before, entry)) with
        {
            Version = before.Version + 1,
            Status = entry.Status!.Value,
            Holder = holder,
            HeldSince = holder == before.Holder ? before.HeldSince : entry.At,
            Duties = Merge(before.Duties, entry.Duties),
        };
    }

    /// <summary>
    /// The state from which buck-passing is found: it begins with a handover of any kind, and ends where the item is accepted or
    /// ended.
    /// </summary>
    private static PetitionState Pass(PetitionState before, Entry entry, PetitionState after)
    {
        if (!IsUnaccepted(entry.Status!.Value))
            return after with { BetweenHandsSince = null, PassingCountedFrom = null };
        var holder = entry.Holder!.Value;
        if (holder == before.Holder)
            return after;
        var isBounce = before.PastHolders.Contains(holder);
        var isFull = before.PastHolders.Length == TextLimits.PastHolders;
        var held = isBounce || isFull ? before.PastHolders : before.PastHolders.Add(holder);
        // A takeover from a unit that cannot act does not pass the item about.
        if (entry.Step is Takeover)
            return after with { PastHolders = held };
        return after with
        {
            PastHolders = held,
            Bounces = isBounce ? before.Bounces + 1 : before.Bounces,
            BetweenHandsSince = before.BetweenHandsSince ?? entry.At,
            PassingCountedFrom = before.PassingCountedFrom ?? entry.At,
        };
    }

    private static bool IsUnaccepted(PetitionStatus status) => status is PetitionStatus.Registered or PetitionStatus.HandedOver
        or PetitionStatus.Received or PetitionStatus.Objected or PetitionStatus.Disputed;

    private static ImmutableArray<Duty> Merge(ImmutableArray<Duty> before, ImmutableArray<Duty> changed)
    {
        if (changed.IsEmpty)
            return before;
        var merged = before.ToBuilder();
        foreach (var duty in changed)
        {
            if (duty.Number <= merged.Count)
                merged[duty.Number - 1] = duty;
            else
                merged.Add(duty);
        }

        return merged.ToImmutable();
    }
}
