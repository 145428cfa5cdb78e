using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Lists;

/// <summary>What lists keep of a petition.</summary>
internal static class ListMapping
{
    public static ListedPetitionRow ToRow(PetitionState state, string holderTerritory) => new()
    {
        Id = state.Id.Value,
        Status = (int)state.Status,
        Holder = state.Holder.Value,
        HolderTerritory = holderTerritory,
        Registrar = state.Registrar.Value,
        Category = state.Details.Category,
        Territory = state.Details.Territory.Digits,
        Purpose = (int)state.Details.Purpose,
        RegisteredAtMs = state.RegisteredAt.ToUnixTimeMilliseconds(),
        MatterId = state.Matter.Value,
        OpenDueAtMs = OpenDueAtMs(state),
        PassingCountedFromMs = Time.ToMs(state.PassingCountedFrom),
    };

    private static long? OpenDueAtMs(PetitionState state)
    {
        long? earliest = null;
        foreach (var duty in state.Duties)
            if (duty.IsOpen && !(duty.DueAt.ToUnixTimeMilliseconds() >= earliest))
                earliest = duty.DueAt.ToUnixTimeMilliseconds();
        return earliest;
    }
}
