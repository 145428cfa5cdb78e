namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>The statements on figures: rows are inserted, or merged with those that are there.</summary>
internal static partial class SqlServerStatements
{
    public static readonly SqlStatement PutMonitoredUnits = new(
        """
        UPDATE d SET territory = n.territory, organ = n.organ, sequence = n.sequence
        FROM @monitored_units AS n INNER JOIN projections.monitored_units AS d ON d.code = n.code
        OPTION (LOOP JOIN, FORCE ORDER);
        INSERT INTO projections.monitored_units (code, territory, organ, sequence)
        SELECT n.code, n.territory, n.organ, n.sequence
        FROM @monitored_units AS n
        WHERE NOT EXISTS (SELECT 1 FROM projections.monitored_units AS d WHERE d.code = n.code)
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@monitored_units", TableTypes.MonitoredUnits));

    public static readonly SqlStatement PutMonitoredPetitions = new(
        """
        UPDATE d SET registrar = n.registrar, registrar_organ = n.registrar_organ,
            registered_at_ms = n.registered_at_ms, status = n.status, holder = n.holder, open_holder = n.open_holder,
            held_since_ms = n.held_since_ms, hands = n.hands, bounces = n.bounces,
            between_since_ms = n.between_since_ms, acting_unit = n.acting_unit, waiting_kind = n.waiting_kind,
            waiting_since_ms = n.waiting_since_ms, territory = n.territory, destination = n.destination,
            region = n.region, category = n.category, persons = n.persons, is_excluded = n.is_excluded,
            is_repeat = n.is_repeat, bureau_due_ms = n.bureau_due_ms, bureau_done_ms = n.bureau_done_ms,
            unit_due_ms = n.unit_due_ms, unit_done_ms = n.unit_done_ms, reply_due_ms = n.reply_due_ms,
            concluded_at_ms = n.concluded_at_ms, backlog_at_ms = n.backlog_at_ms, bureau_rating = n.bureau_rating,
            bureau_rated_at_ms = n.bureau_rated_at_ms, unit_rating = n.unit_rating,
            unit_rated_at_ms = n.unit_rated_at_ms, voided_at_ms = n.voided_at_ms, accused = n.accused
        FROM @monitored_petitions AS n INNER JOIN projections.monitored_petitions AS d ON d.petition_id = n.petition_id
        OPTION (LOOP JOIN, FORCE ORDER);
        INSERT INTO projections.monitored_petitions (petition_id, registrar, registrar_organ, registered_at_ms, status, holder,
            open_holder, held_since_ms, hands, bounces, between_since_ms, acting_unit, waiting_kind, waiting_since_ms,
            territory, destination, region, category, persons, is_excluded, is_repeat, bureau_due_ms, bureau_done_ms,
            unit_due_ms, unit_done_ms, reply_due_ms, concluded_at_ms, backlog_at_ms, bureau_rating, bureau_rated_at_ms,
            unit_rating, unit_rated_at_ms, voided_at_ms, accused)
        SELECT n.petition_id, n.registrar, n.registrar_organ, n.registered_at_ms, n.status, n.holder, n.open_holder,
            n.held_since_ms, n.hands, n.bounces, n.between_since_ms, n.acting_unit, n.waiting_kind, n.waiting_since_ms,
            n.territory, n.destination, n.region, n.category, n.persons, n.is_excluded, n.is_repeat, n.bureau_due_ms,
            n.bureau_done_ms, n.unit_due_ms, n.unit_done_ms, n.reply_due_ms, n.concluded_at_ms, n.backlog_at_ms,
            n.bureau_rating, n.bureau_rated_at_ms, n.unit_rating, n.unit_rated_at_ms, n.voided_at_ms, n.accused
        FROM @monitored_petitions AS n
        WHERE NOT EXISTS (SELECT 1 FROM projections.monitored_petitions AS d WHERE d.petition_id = n.petition_id)
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@monitored_petitions", TableTypes.MonitoredPetitions));

    public static readonly SqlStatement PutFlowHours = new(
        """
        UPDATE d SET count = d.count + n.count
        FROM @flow_hours AS n INNER JOIN projections.flow_hours AS d ON d.hour = n.hour AND d.from_unit = n.from_unit
            AND d.to_unit = n.to_unit AND d.kind = n.kind AND d.from_territory = n.from_territory
            AND d.to_territory = n.to_territory
        OPTION (LOOP JOIN, FORCE ORDER);
        INSERT INTO projections.flow_hours (hour, from_unit, to_unit, kind, from_territory, to_territory, count)
        SELECT n.hour, n.from_unit, n.to_unit, n.kind, n.from_territory, n.to_territory, n.count
        FROM @flow_hours AS n
        WHERE NOT EXISTS (SELECT 1 FROM projections.flow_hours AS d WHERE d.hour = n.hour AND d.from_unit = n.from_unit
            AND d.to_unit = n.to_unit AND d.kind = n.kind AND d.from_territory = n.from_territory
            AND d.to_territory = n.to_territory)
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@flow_hours", TableTypes.FlowHours));

    public static readonly SqlStatement PutFlowCells = new(
        """
        UPDATE d SET count = d.count + n.count
        FROM @flow_cells AS n INNER JOIN projections.flow_cells AS d ON d.grain = n.grain AND d.bucket = n.bucket
            AND d.from_territory = n.from_territory AND d.from_level = n.from_level AND d.to_territory = n.to_territory
            AND d.to_level = n.to_level AND d.kind = n.kind
        OPTION (LOOP JOIN, FORCE ORDER);
        INSERT INTO projections.flow_cells (grain, bucket, from_territory, from_level, to_territory, to_level, kind, count)
        SELECT n.grain, n.bucket, n.from_territory, n.from_level, n.to_territory, n.to_level, n.kind, n.count
        FROM @flow_cells AS n
        WHERE NOT EXISTS (SELECT 1 FROM projections.flow_cells AS d WHERE d.grain = n.grain AND d.bucket = n.bucket
            AND d.from_territory = n.from_territory AND d.from_level = n.from_level AND d.to_territory = n.to_territory
            AND d.to_level = n.to_level AND d.kind = n.kind)
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@flow_cells", TableTypes.FlowCells));

    public static readonly SqlStatement PutUnitMeasures = new(
        """
        UPDATE d SET count = d.count + n.count, total_seconds = d.total_seconds + n.total_seconds,
            longest_seconds = CASE WHEN n.longest_seconds < d.longest_seconds THEN d.longest_seconds ELSE n.longest_seconds END
        FROM @unit_measures AS n INNER JOIN projections.unit_measures AS d ON d.unit = n.unit
            AND d.hour = n.hour AND d.measure = n.measure AND d.level = n.level
        OPTION (LOOP JOIN, FORCE ORDER);
        INSERT INTO projections.unit_measures (unit, hour, measure, level, count, total_seconds, longest_seconds)
        SELECT n.unit, n.hour, n.measure, n.level, n.count, n.total_seconds, n.longest_seconds
        FROM @unit_measures AS n
        WHERE NOT EXISTS (SELECT 1 FROM projections.unit_measures AS d WHERE d.unit = n.unit
            AND d.hour = n.hour AND d.measure = n.measure AND d.level = n.level)
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@unit_measures", TableTypes.UnitMeasures));

    public static readonly SqlStatement PutTerritoryMeasures = new(
        """
        UPDATE d SET count = d.count + n.count, total_seconds = d.total_seconds + n.total_seconds,
            longest_seconds = CASE WHEN n.longest_seconds < d.longest_seconds THEN d.longest_seconds ELSE n.longest_seconds END
        FROM @territory_measures AS n INNER JOIN projections.territory_measures AS d ON d.territory = n.territory
            AND d.grain = n.grain AND d.bucket = n.bucket AND d.measure = n.measure AND d.level = n.level
        OPTION (LOOP JOIN, FORCE ORDER);
        INSERT INTO projections.territory_measures (territory, grain, bucket, measure, level, count, total_seconds,
            longest_seconds)
        SELECT n.territory, n.grain, n.bucket, n.measure, n.level, n.count, n.total_seconds, n.longest_seconds
        FROM @territory_measures AS n
        WHERE NOT EXISTS (SELECT 1 FROM projections.territory_measures AS d WHERE d.territory = n.territory
            AND d.grain = n.grain AND d.bucket = n.bucket AND d.measure = n.measure AND d.level = n.level)
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@territory_measures", TableTypes.TerritoryMeasures));

    // Two hubs may write the same new unit at once. The update also locks the range of a key that is not there yet:
    // one hub waits, and then updates what the other inserted.
    public static readonly SqlStatement PutUnitContacts = new(
        """
        UPDATE d SET
            called_at_ms = CASE WHEN n.called_at_ms IS NULL OR n.called_at_ms < d.called_at_ms
                THEN d.called_at_ms ELSE n.called_at_ms END,
            pulled_at_ms = CASE WHEN n.pulled_at_ms IS NULL OR n.pulled_at_ms < d.pulled_at_ms
                THEN d.pulled_at_ms ELSE n.pulled_at_ms END,
            commanded_at_ms = CASE WHEN n.commanded_at_ms IS NULL OR n.commanded_at_ms < d.commanded_at_ms
                THEN d.commanded_at_ms ELSE n.commanded_at_ms END,
            certificate_ends_at_ms = n.certificate_ends_at_ms
        FROM @unit_contacts AS n INNER JOIN projections.unit_contacts AS d WITH (UPDLOCK, HOLDLOCK) ON d.unit = n.unit
        OPTION (LOOP JOIN, FORCE ORDER);
        INSERT INTO projections.unit_contacts (unit, called_at_ms, pulled_at_ms, commanded_at_ms, certificate_ends_at_ms)
        SELECT n.unit, n.called_at_ms, n.pulled_at_ms, n.commanded_at_ms, n.certificate_ends_at_ms
        FROM @unit_contacts AS n
        WHERE NOT EXISTS (SELECT 1 FROM projections.unit_contacts AS d WHERE d.unit = n.unit)
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@unit_contacts", TableTypes.UnitContacts));

    public static readonly SqlStatement PutUnitErrors = new(
        """
        UPDATE d SET count = d.count + n.count,
            last_at_ms = CASE WHEN n.last_at_ms < d.last_at_ms THEN d.last_at_ms ELSE n.last_at_ms END
        FROM @unit_errors AS n INNER JOIN projections.unit_errors AS d WITH (UPDLOCK, HOLDLOCK)
            ON d.day = n.day AND d.unit = n.unit AND d.reason = n.reason
        OPTION (LOOP JOIN, FORCE ORDER);
        INSERT INTO projections.unit_errors (day, unit, reason, count, last_at_ms)
        SELECT n.day, n.unit, n.reason, n.count, n.last_at_ms
        FROM @unit_errors AS n
        WHERE NOT EXISTS (
            SELECT 1 FROM projections.unit_errors AS d WHERE d.day = n.day AND d.unit = n.unit AND d.reason = n.reason)
        OPTION (LOOP JOIN, FORCE ORDER);
        """,
        StatementParameter.Rows("@unit_errors", TableTypes.UnitErrors));
}
