using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Texts;

namespace PetitionHub.Ledger.Petitions;

/// <summary>A petition as the ledger's store keeps it.</summary>
/// <param name="State">The fold of its entries, with its duties.</param>
/// <param name="ContentSequence">The entry that carries its details with texts: the registration or the last amendment.</param>
/// <param name="LastSequence">Its last entry.</param>
public sealed record StoredPetition(PetitionState State, long ContentSequence, long LastSequence)
{
    /// <summary>The key of its texts; null where it was read without, or was destroyed.</summary>
    internal KeptKey? Key { get; init; }
}
