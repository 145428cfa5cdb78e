using PetitionHub.Ledger.Lists;

namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>The sets of lists.</summary>
internal static partial class TableTypes
{
    public static readonly TableType<ListedPetitionRow> ListedPetitions = new(
        "listed_petitions_rows",
        Column.Id<ListedPetitionRow>("id", row => row.Id),
        Column.Int<ListedPetitionRow>("status", row => row.Status),
        Column.Text<ListedPetitionRow>("holder", 40, row => row.Holder),
        Column.Text<ListedPetitionRow>("holder_territory", 9, row => row.HolderTerritory),
        Column.Text<ListedPetitionRow>("registrar", 40, row => row.Registrar),
        Column.Text<ListedPetitionRow>("category", 6, row => row.Category),
        Column.Text<ListedPetitionRow>("territory", 9, row => row.Territory),
        Column.Int<ListedPetitionRow>("purpose", row => row.Purpose),
        Column.Long<ListedPetitionRow>("registered_at_ms", row => row.RegisteredAtMs),
        Column.Id<ListedPetitionRow>("matter_id", row => row.MatterId),
        Column.Long<ListedPetitionRow>("open_due_at_ms", row => row.OpenDueAtMs),
        Column.Long<ListedPetitionRow>("passing_counted_from_ms", row => row.PassingCountedFromMs));

    public static readonly TableType<DutyRow> Duties = new(
        "duties_rows",
        Column.Id<DutyRow>("petition_id", row => row.PetitionId),
        Column.Int<DutyRow>("number", row => row.Number),
        Column.Int<DutyRow>("kind", row => row.Kind),
        Column.Text<DutyRow>("unit", 40, row => row.Unit),
        Column.Text<DutyRow>("owed_to", 40, row => row.OwedTo),
        Column.Long<DutyRow>("started_at_ms", row => row.StartedAtMs),
        Column.Long<DutyRow>("due_at_ms", row => row.DueAtMs),
        Column.Bit<DutyRow>("is_provisional", row => row.IsProvisional),
        Column.Text<DutyRow>("rule_set", 64, row => row.RuleSet),
        Column.Int<DutyRow>("state", row => row.State),
        Column.Long<DutyRow>("ended_at_ms", row => row.EndedAtMs),
        Column.Int<DutyRow>("told", row => row.Told));

    public static readonly TableType<PartyRow> Parties = new(
        "petition_parties_rows",
        Column.Text<PartyRow>("unit", 40, row => row.Unit),
        Column.Long<PartyRow>("registered_at_ms", row => row.RegisteredAtMs),
        Column.Id<PartyRow>("petition_id", row => row.PetitionId));

    public static readonly TableType<ReachedTerritoryRow> ReachedTerritories = new(
        "reached_territories_rows",
        Column.Text<ReachedTerritoryRow>("territory", 9, row => row.Territory),
        Column.Long<ReachedTerritoryRow>("registered_at_ms", row => row.RegisteredAtMs),
        Column.Id<ReachedTerritoryRow>("petition_id", row => row.PetitionId));

    public static readonly TableType<TerritoryEntryRow> TerritoryEntries = new(
        "territory_entries_rows",
        Column.Text<TerritoryEntryRow>("territory", 9, row => row.Territory),
        Column.Long<TerritoryEntryRow>("sequence", row => row.Sequence));

    public static readonly TableType<SentEntryRow> SentEntries = new(
        "sent_entries_rows",
        Column.Text<SentEntryRow>("actor", 50, row => row.Actor),
        Column.Long<SentEntryRow>("sequence", row => row.Sequence));

    /// <summary>Changed units, each with the territory that it serves now.</summary>
    public static readonly TableType<KeyValuePair<string, string>> ChangedHolders = new(
        "changed_holders",
        Column.Text<KeyValuePair<string, string>>("holder", 40, changed => changed.Key),
        Column.Text<KeyValuePair<string, string>>("territory", 9, changed => changed.Value));
}
