namespace PetitionHub.Domain.Petitions;

/// <summary>Who may take a step, and from where it follows.</summary>
/// <param name="By">Any one of these relations is enough.</param>
/// <param name="From">The statuses from which it follows.</param>
/// <param name="Operators">The operators that may take it.</param>
public sealed record StepAuthority(Relation By, IReadOnlySet<PetitionStatus> From, Operators Operators = Operators.None)
{
    /// <summary>
    /// True where the relation lets a unit take it. What is for the holder alone is also for who stands in for it.
    /// </summary>
    public bool Allows(Relation relation) => (relation & By) != Relation.None || NeedsTakeover(relation);

    /// <summary>True where the relation lets a unit take it only once it has taken the item over.</summary>
    public bool NeedsTakeover(Relation relation) =>
        By == Relation.Holder && (relation & (Relation.Holder | Relation.StandIn)) == Relation.StandIn;

    /// <summary>True where this operator may take it.</summary>
    public bool Allows(Actor actor) => Operators == Operators.Every || (Operators == Operators.Hub && actor == Actor.Hub);
}
