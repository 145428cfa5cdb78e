namespace PetitionHub.Ledger.Lists;

/// <summary>The rows that one page of entries changes.</summary>
internal sealed class ListRows
{
    /// <summary>Petitions to insert or replace.</summary>
    public List<ListedPetitionRow> Petitions { get; } = [];

    /// <summary>Those of them whose matter may have changed.</summary>
    public List<ListedPetitionRow> Linked { get; } = [];

    /// <summary>Duties to insert or replace, by petition and number.</summary>
    public Dictionary<(Guid Petition, int Number), DutyRow> Duties { get; } = [];

    /// <summary>Parties, some of which may be there already.</summary>
    public HashSet<PartyRow> Parties { get; } = [];

    /// <summary>Territories that petitions reached, some of which may be there already.</summary>
    public HashSet<ReachedTerritoryRow> Reached { get; } = [];

    /// <summary>New entries of territories' feeds.</summary>
    public List<TerritoryEntryRow> TerritoryEntries { get; } = [];

    /// <summary>New entries, by who gave their command.</summary>
    public List<SentEntryRow> SentEntries { get; } = [];

    /// <summary>The territories that changed units serve now: what they hold is found there.</summary>
    public Dictionary<string, string> TerritoryByHolder { get; } = [];
}
