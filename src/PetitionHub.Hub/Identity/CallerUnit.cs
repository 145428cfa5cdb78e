using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Errors;

namespace PetitionHub.Hub.Identity;

/// <summary>Calls that only units make.</summary>
internal static class CallerUnit
{
    /// <summary>The calling unit; an operator is refused, since petitions are not for operators to read or move.</summary>
    /// <exception cref="RefusalException">PERMISSION_DENIED RELATION_MISSING.</exception>
    public static UnitCode RequireUnit(this Caller caller) => caller.Unit ?? throw new RefusalException(new Refusal(
        RefusalReason.RelationMissing, "Operators take no part in petitions; call with a unit's certificate."));
}
