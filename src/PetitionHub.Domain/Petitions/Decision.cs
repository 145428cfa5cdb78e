using System.Collections.Immutable;
using PetitionHub.Domain.Refusals;

namespace PetitionHub.Domain.Petitions;

/// <summary>What the rules make of a command: entries to append, or a refusal. Never both.</summary>
public sealed record Decision
{
    private Decision(ImmutableArray<Entry> entries, PetitionState? state, Refusal? refusal) =>
        (Entries, State, Refusal) = (entries, state, refusal);

    /// <summary>The entries to append, in order; empty where refused.</summary>
    public ImmutableArray<Entry> Entries { get; }

    /// <summary>The petition after them; null where refused, or for a change of a unit.</summary>
    public PetitionState? State { get; }

    /// <summary>Why not; null where accepted.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The command is accepted.</summary>
    public static Decision Accept(ImmutableArray<Entry> entries, PetitionState? state) => new(entries, state, null);

    /// <summary>The command is refused; nothing is written.</summary>
    public static Decision Refuse(Refusal refusal) => new([], null, refusal);
}
