namespace PetitionHub.Domain.Petitions;

/// <summary>Who may take a step, and from where it follows.</summary>
/// <param name="By">Any one of these relations is enough.</param>
/// <param name="From">The statuses from which it follows.</param>
/// <param name="Operators">The operators that may take it.</param>
public sealed record StepAuthority(Relation By, IReadOnlySet<PetitionStatus> From, Operators Operators = Operators.None)
{
    /// <summary>True where this operator may take it.</summary>
    public bool Allows(Actor actor) => Operators == Operators.Every || (Operators == Operators.Hub && actor == Actor.Hub);
}
