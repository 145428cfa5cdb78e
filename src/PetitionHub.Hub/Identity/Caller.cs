using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Operators;

namespace PetitionHub.Hub.Identity;

/// <summary>Who calls, proved by a client certificate.</summary>
/// <param name="Actor">The unit or operator, as commands and entries name it.</param>
/// <param name="Role">What an operator may do; null for a unit.</param>
public sealed record Caller(Actor Actor, OperatorRole? Role = null)
{
    /// <summary>The unit; null for an operator.</summary>
    public UnitCode? Unit { get; } = Actor.Unit;

    /// <summary>True for an operator of the hub.</summary>
    public bool IsOperator => Unit is null;
}
