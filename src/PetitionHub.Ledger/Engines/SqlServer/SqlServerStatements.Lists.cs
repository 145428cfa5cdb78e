namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>
/// The statements on lists. Two hubs never write the same page: the position was moved before, in the same transaction. So no
/// ranges are locked.
/// </summary>
internal static partial class SqlServerStatements
{
    // What never changes, and the matter, which rarely does, are not named: their indexes would be visited, changed or not.
    public static readonly SqlStatement PutListedPetitions = new(
        """
        UPDATE d SET status = n.status, holder = n.holder, holder_territory = n.holder_territory, category = n.category,
            territory = n.territory, purpose = n.purpose, open_due_at_ms = n.open_due_at_ms,
            passing_counted_from_ms = n.passing_counted_from_ms
        FROM @listed_petitions AS n INNER JOIN projections.listed_petitions AS d ON d.id = n.id
        OPTION (LOOP JOIN, FORCE ORDER);
        INSERT INTO projections.listed_petitions (id, status, holder, holder_territory, registrar, category, territory, purpose,
            registered_at_ms, matter_id, open_due_at_ms, passing_counted_from_ms)
        SELECT n.id, n.status, n.holder, n.holder_territory, n.registrar, n.category, n.territory, n.purpose,
            n.registered_at_ms, n.matter_id, n.open_due_at_ms, n.passing_counted_from_ms
        FROM @listed_petitions AS n
        WHERE NOT EXISTS (SELECT 1 FROM projections.listed_petitions AS d WHERE d.id = n.id)
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@listed_petitions", TableTypes.ListedPetitions));

    public static readonly SqlStatement LinkPetitions = new(
        """
        UPDATE d SET matter_id = n.matter_id
        FROM @linked_petitions AS n INNER JOIN projections.listed_petitions AS d ON d.id = n.id
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@linked_petitions", TableTypes.ListedPetitions));

    public static readonly SqlStatement PutDuties = new(
        """
        UPDATE d SET kind = n.kind, unit = n.unit, owed_to = n.owed_to, started_at_ms = n.started_at_ms, due_at_ms = n.due_at_ms,
            is_provisional = n.is_provisional, rule_set = n.rule_set, state = n.state, ended_at_ms = n.ended_at_ms,
            told = n.told
        FROM @duties AS n INNER JOIN projections.duties AS d ON d.petition_id = n.petition_id AND d.number = n.number
        OPTION (LOOP JOIN, FORCE ORDER);
        INSERT INTO projections.duties (petition_id, number, kind, unit, owed_to, started_at_ms, due_at_ms, is_provisional,
            rule_set, state, ended_at_ms, told)
        SELECT n.petition_id, n.number, n.kind, n.unit, n.owed_to, n.started_at_ms, n.due_at_ms, n.is_provisional, n.rule_set,
            n.state, n.ended_at_ms, n.told
        FROM @duties AS n
        WHERE NOT EXISTS (SELECT 1 FROM projections.duties AS d WHERE d.petition_id = n.petition_id AND d.number = n.number)
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@duties", TableTypes.Duties));

    public static readonly SqlStatement PutParties = new(
        """
        INSERT INTO projections.petition_parties (unit, registered_at_ms, petition_id)
        SELECT n.unit, n.registered_at_ms, n.petition_id FROM @parties AS n
        WHERE NOT EXISTS (
            SELECT 1 FROM projections.petition_parties AS d
            WHERE d.unit = n.unit AND d.registered_at_ms = n.registered_at_ms AND d.petition_id = n.petition_id)
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@parties", TableTypes.Parties));

    public static readonly SqlStatement PutReachedTerritories = new(
        """
        INSERT INTO projections.reached_territories (territory, registered_at_ms, petition_id)
        SELECT n.territory, n.registered_at_ms, n.petition_id FROM @reached_territories AS n
        WHERE NOT EXISTS (
            SELECT 1 FROM projections.reached_territories AS d
            WHERE d.territory = n.territory AND d.registered_at_ms = n.registered_at_ms AND d.petition_id = n.petition_id)
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@reached_territories", TableTypes.ReachedTerritories));

    public static readonly SqlStatement PutTerritoryEntries = new(
        """
        INSERT INTO projections.territory_entries (territory, sequence)
        SELECT n.territory, n.sequence FROM @territory_entries AS n
        WHERE NOT EXISTS (
            SELECT 1 FROM projections.territory_entries AS d WHERE d.territory = n.territory AND d.sequence = n.sequence)
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@territory_entries", TableTypes.TerritoryEntries));

    public static readonly SqlStatement PutSentEntries = new(
        """
        INSERT INTO projections.sent_entries (actor, sequence)
        SELECT n.actor, n.sequence FROM @sent_entries AS n
        WHERE NOT EXISTS (SELECT 1 FROM projections.sent_entries AS d WHERE d.actor = n.actor AND d.sequence = n.sequence)
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@sent_entries", TableTypes.SentEntries));

    // Most changes of units leave the territory as it was: no row is written then.
    public static readonly SqlStatement MovePetitionsOfHolders = new(
        """
        UPDATE d SET holder_territory = n.territory
        FROM @changed_holders AS n INNER JOIN projections.listed_petitions AS d ON d.holder = n.holder
        WHERE d.holder_territory <> n.territory
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@changed_holders", TableTypes.ChangedHolders));
}
