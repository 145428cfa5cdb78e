using PetitionHub.Ledger.Lists;

namespace PetitionHub.Ledger.Engines.Sqlite;

/// <summary>
/// Rows of lists. They are written in the order of their keys, as the tables are: neighbours fall onto the same page.
/// </summary>
internal static class SqliteLists
{
    public static readonly SqlitePut<ListedPetitionRow> Petitions = new(
        "listed_petitions",
        new("id", (put, row) => put.Bind(row.Id), SqliteMerge.Key),
        new("status", (put, row) => put.Bind((long)row.Status)),
        new("holder", (put, row) => put.Bind(row.Holder)),
        new("holder_territory", (put, row) => put.Bind(row.HolderTerritory)),
        new("registrar", (put, row) => put.Bind(row.Registrar), SqliteMerge.Keep),
        new("category", (put, row) => put.Bind(row.Category)),
        new("territory", (put, row) => put.Bind(row.Territory)),
        new("purpose", (put, row) => put.Bind((long)row.Purpose)),
        new("registered_at_ms", (put, row) => put.Bind(row.RegisteredAtMs), SqliteMerge.Keep),
        new("matter_id", (put, row) => put.Bind(row.MatterId), SqliteMerge.Keep),
        new("open_due_at_ms", (put, row) => put.Bind(row.OpenDueAtMs)),
        new("passing_counted_from_ms", (put, row) => put.Bind(row.PassingCountedFromMs)));

    public static readonly SqlitePut<DutyRow> Duties = new(
        "duties",
        new("petition_id", (put, row) => put.Bind(row.PetitionId), SqliteMerge.Key),
        new("number", (put, row) => put.Bind((long)row.Number), SqliteMerge.Key),
        new("kind", (put, row) => put.Bind((long)row.Kind)),
        new("unit", (put, row) => put.Bind(row.Unit)),
        new("owed_to", (put, row) => put.Bind(row.OwedTo)),
        new("started_at_ms", (put, row) => put.Bind(row.StartedAtMs)),
        new("due_at_ms", (put, row) => put.Bind(row.DueAtMs)),
        new("is_provisional", (put, row) => put.Bind(row.IsProvisional)),
        new("rule_set", (put, row) => put.Bind(row.RuleSet)),
        new("state", (put, row) => put.Bind((long)row.State)),
        new("ended_at_ms", (put, row) => put.Bind(row.EndedAtMs)),
        new("told", (put, row) => put.Bind((long)row.Told)));

    public static readonly SqlitePut<PartyRow> Parties = new(
        "petition_parties",
        new("unit", (put, row) => put.Bind(row.Unit), SqliteMerge.Key),
        new("registered_at_ms", (put, row) => put.Bind(row.RegisteredAtMs), SqliteMerge.Key),
        new("petition_id", (put, row) => put.Bind(row.PetitionId), SqliteMerge.Key));

    public static readonly SqlitePut<ReachedTerritoryRow> Reached = new(
        "reached_territories",
        new("territory", (put, row) => put.Bind(row.Territory), SqliteMerge.Key),
        new("registered_at_ms", (put, row) => put.Bind(row.RegisteredAtMs), SqliteMerge.Key),
        new("petition_id", (put, row) => put.Bind(row.PetitionId), SqliteMerge.Key));

    public static readonly SqlitePut<TerritoryEntryRow> TerritoryEntries = new(
        "territory_entries",
        new("territory", (put, row) => put.Bind(row.Territory), SqliteMerge.Key),
        new("sequence", (put, row) => put.Bind(row.Sequence), SqliteMerge.Key));

    public static readonly SqlitePut<SentEntryRow> SentEntries = new(
        "sent_entries",
        new("actor", (put, row) => put.Bind(row.Actor), SqliteMerge.Key),
        new("sequence", (put, row) => put.Bind(row.Sequence), SqliteMerge.Key));

    /// <summary>Few are linked to a matter: to name it in each update would cost its index two visits.</summary>
    public const string LinkPetition = "UPDATE listed_petitions SET matter_id = ? WHERE id = ?";

    public const string MovePetitionsOfHolder =
        "UPDATE listed_petitions SET holder_territory = ? WHERE holder = ? AND holder_territory <> ?";

    public static void Write(LedgerContext context, ListRows rows)
    {
        var database = SqliteScope.HandleOf(context);
        Petitions.Run(database, rows.Petitions.OrderBy(row => row.Id));
        Duties.Run(database, rows.Duties.Values.OrderBy(row => row.PetitionId).ThenBy(row => row.Number));
        Parties.Run(
            database,
            rows.Parties.OrderBy(row => row.Unit, StringComparer.Ordinal).ThenBy(row => row.RegisteredAtMs));
        Reached.Run(
            database,
            rows.Reached.OrderBy(row => row.Territory, StringComparer.Ordinal).ThenBy(row => row.RegisteredAtMs));
        TerritoryEntries.Run(
            database,
            rows.TerritoryEntries.OrderBy(row => row.Territory, StringComparer.Ordinal).ThenBy(row => row.Sequence));
        SentEntries.Run(
            database, rows.SentEntries.OrderBy(row => row.Actor, StringComparer.Ordinal).ThenBy(row => row.Sequence));
        Statement.RunEach(database, LinkPetition, rows.Linked, (link, row) => link.Bind(row.MatterId).Bind(row.Id));
        Statement.RunEach(
            database, MovePetitionsOfHolder, rows.TerritoryByHolder,
            (move, holder) => move.Bind(holder.Value).Bind(holder.Key).Bind(holder.Value));
    }
}
