namespace PetitionHub.Ledger.Petitions;

/// <summary>Petitions and their rows.</summary>
internal static class PetitionMapping
{
    public static PetitionRow ToRow(StoredPetition petition) => new()
    {
        Id = petition.State.Id.Value,
        State = StateJson.Write(petition.State),
        QueryCode = petition.State.QueryCode,
        ContentSequence = petition.ContentSequence,
        LastSequence = petition.LastSequence,
    };

    public static StoredPetition ToPetition(PetitionRow row) =>
        new(StateJson.Read(row.State), row.ContentSequence, row.LastSequence);
}
