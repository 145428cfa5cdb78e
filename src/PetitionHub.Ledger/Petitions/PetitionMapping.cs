using System.Collections.Immutable;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Petitions;

/// <summary>Petitions and their rows.</summary>
internal static class PetitionMapping
{
    public static PetitionRow ToRow(StoredPetition petition, string holderTerritory)
    {
        var state = petition.State;
        return new PetitionRow
        {
            Id = state.Id.Value,
            State = StateJson.Write(state),
            Version = state.Version,
            Status = (int)state.Status,
            Holder = state.Holder.Value,
            HolderTerritory = holderTerritory,
            Registrar = state.Registrar.Value,
            Category = state.Details.Category,
            Territory = state.Details.Territory.Digits,
            Purpose = (int)state.Details.Purpose,
            RegisteredAtMs = state.RegisteredAt.ToUnixTimeMilliseconds(),
            MatterId = state.Matter.Value,
            QueryCode = state.QueryCode,
            ContentSequence = petition.ContentSequence,
            LastSequence = petition.LastSequence,
            OpenDueAtMs = OpenDueAtMs(state),
            PassingCountedFromMs = Time.ToMs(state.PassingCountedFrom),
        };
    }

    public static StoredPetition ToRecord(PetitionRow row, ImmutableArray<Duty> duties) =>
        new(StateJson.Read(row.State) with { Duties = duties }, row.ContentSequence, row.LastSequence);

    private static long? OpenDueAtMs(PetitionState state)
    {
        long? earliest = null;
        foreach (var duty in state.Duties)
            if (duty.IsOpen && !(duty.DueAt.ToUnixTimeMilliseconds() >= earliest))
                earliest = duty.DueAt.ToUnixTimeMilliseconds();
        return earliest;
    }
}
