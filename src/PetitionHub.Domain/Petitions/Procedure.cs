namespace PetitionHub.Domain.Petitions;

/// <summary><c>Decide(state, command, context) → entries or refusal</c>: the procedure of the Regulations, as a pure function.</summary>
public static class Procedure
{
    /// <summary>Decides a command. Every step of it is accepted, or none is.</summary>
    /// <param name="state">The petition; null where there is none, and for a registration or a change of a unit.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="context">Time, directory, calendar, limits and categories.</param>
    public static Decision Decide(PetitionState? state, Command command, DecisionContext context) => throw new NotImplementedException();
}
