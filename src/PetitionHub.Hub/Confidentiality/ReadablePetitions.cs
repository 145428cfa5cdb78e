using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Requests;
using PetitionHub.Ledger.Petitions;

namespace PetitionHub.Hub.Confidentiality;

/// <summary>Finds a petition for a unit. What the unit may not see is answered as what is not there.</summary>
internal sealed class ReadablePetitions(PetitionReader petitions, IUnitDirectory directory)
{
    /// <summary>The petition, where the unit may see it.</summary>
    /// <exception cref="RefusalException">FIELD_INVALID, PETITION_NOT_FOUND.</exception>
    public async Task<StoredPetition> FindAsync(string petitionId, UnitCode unit, CancellationToken cancellationToken)
    {
        var fields = new RequestFields();
        var id = fields.Petition("petition_id", petitionId);
        RefusalException.ThrowIf(fields.Refusal);
        return await petitions.GetPetitionAsync(id, cancellationToken) is { } found
            && Access.CanRead(found.State, unit, directory)
            ? found
            : throw new RefusalException(Refuse.PetitionNotFound(id));
    }
}
