using System.Text.Json;
using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Monitoring.Health;

namespace PetitionHub.Ledger.Engines.Sqlite;

/// <summary>
/// Rows of figures. They are written in the order of their keys, as the tables are: neighbours fall onto the same page.
/// </summary>
internal static class SqliteMonitoring
{
    public static readonly SqlitePut<MonitoredUnitRow> MonitoredUnits = new(
        "monitored_units",
        new("code", (put, row) => put.Bind(row.Code), SqliteMerge.Key),
        new("territory", (put, row) => put.Bind(row.Territory)),
        new("organ", (put, row) => put.Bind((long)row.Organ)),
        new("sequence", (put, row) => put.Bind(row.Sequence)));

    public static readonly SqlitePut<MonitoredPetitionRow> MonitoredPetitions = new(
        "monitored_petitions",
        new("petition_id", (put, row) => put.Bind(row.PetitionId), SqliteMerge.Key),
        new("registrar", (put, row) => put.Bind(row.Registrar), SqliteMerge.Keep),
        new("registrar_organ", (put, row) => put.Bind((long)row.RegistrarOrgan), SqliteMerge.Keep),
        new("registered_at_ms", (put, row) => put.Bind(row.RegisteredAtMs), SqliteMerge.Keep),
        new("status", (put, row) => put.Bind((long)row.Status)),
        new("holder", (put, row) => put.Bind(row.Holder)),
        new("open_holder", (put, row) => put.Bind(row.OpenHolder)),
        new("held_since_ms", (put, row) => put.Bind(row.HeldSinceMs)),
        new("hands", (put, row) => put.Bind(JsonSerializer.Serialize(row.Hands))),
        new("bounces", (put, row) => put.Bind((long)row.Bounces)),
        new("between_since_ms", (put, row) => put.Bind(row.BetweenSinceMs)),
        new("acting_unit", (put, row) => put.Bind(row.ActingUnit)),
        new("waiting_kind", (put, row) => put.Bind((long?)row.WaitingKind)),
        new("waiting_since_ms", (put, row) => put.Bind(row.WaitingSinceMs)),
        new("territory", (put, row) => put.Bind(row.Territory)),
        new("destination", (put, row) => put.Bind(row.Destination)),
        new("region", (put, row) => put.Bind(row.Region)),
        new("category", (put, row) => put.Bind(row.Category)),
        new("persons", (put, row) => put.Bind((long)row.Persons)),
        new("is_excluded", (put, row) => put.Bind(row.IsExcluded)),
        new("is_repeat", (put, row) => put.Bind(row.IsRepeat)),
        new("bureau_due_ms", (put, row) => put.Bind(row.BureauDueMs), SqliteMerge.Keep),
        new("bureau_done_ms", (put, row) => put.Bind(row.BureauDoneMs)),
        new("unit_due_ms", (put, row) => put.Bind(row.UnitDueMs)),
        new("unit_done_ms", (put, row) => put.Bind(row.UnitDoneMs)),
        new("reply_due_ms", (put, row) => put.Bind(row.ReplyDueMs)),
        new("concluded_at_ms", (put, row) => put.Bind(row.ConcludedAtMs)),
        new("backlog_at_ms", (put, row) => put.Bind(row.BacklogAtMs)),
        new("bureau_rating", (put, row) => put.Bind((long?)row.BureauRating)),
        new("bureau_rated_at_ms", (put, row) => put.Bind(row.BureauRatedAtMs)),
        new("unit_rating", (put, row) => put.Bind((long?)row.UnitRating)),
        new("unit_rated_at_ms", (put, row) => put.Bind(row.UnitRatedAtMs)),
        new("voided_at_ms", (put, row) => put.Bind(row.VoidedAtMs)),
        new("accused", (put, row) => put.Bind(row.Accused)));

    public static readonly SqlitePut<FlowHourRow> FlowHours = new(
        "flow_hours",
        new("hour", (put, row) => put.Bind((long)row.Hour), SqliteMerge.Key),
        new("from_unit", (put, row) => put.Bind(row.FromUnit), SqliteMerge.Key),
        new("to_unit", (put, row) => put.Bind(row.ToUnit), SqliteMerge.Key),
        new("kind", (put, row) => put.Bind((long)row.Kind), SqliteMerge.Key),
        new("from_territory", (put, row) => put.Bind(row.FromTerritory), SqliteMerge.Key),
        new("to_territory", (put, row) => put.Bind(row.ToTerritory), SqliteMerge.Key),
        new("count", (put, row) => put.Bind(row.Count), SqliteMerge.Add));

    public static readonly SqlitePut<FlowCellRow> FlowCells = new(
        "flow_cells",
        new("grain", (put, row) => put.Bind((long)row.Grain), SqliteMerge.Key),
        new("bucket", (put, row) => put.Bind((long)row.Bucket), SqliteMerge.Key),
        new("from_territory", (put, row) => put.Bind(row.FromTerritory), SqliteMerge.Key),
        new("from_level", (put, row) => put.Bind((long)row.FromLevel), SqliteMerge.Key),
        new("to_territory", (put, row) => put.Bind(row.ToTerritory), SqliteMerge.Key),
        new("to_level", (put, row) => put.Bind((long)row.ToLevel), SqliteMerge.Key),
        new("kind", (put, row) => put.Bind((long)row.Kind), SqliteMerge.Key),
        new("count", (put, row) => put.Bind(row.Count), SqliteMerge.Add));

    public static readonly SqlitePut<UnitMeasureRow> UnitMeasures = new(
        "unit_measures",
        new("unit", (put, row) => put.Bind(row.Unit), SqliteMerge.Key),
        new("hour", (put, row) => put.Bind((long)row.Hour), SqliteMerge.Key),
        new("measure", (put, row) => put.Bind((long)row.Measure), SqliteMerge.Key),
        new("level", (put, row) => put.Bind((long)row.Level), SqliteMerge.Key),
        new("count", (put, row) => put.Bind(row.Count), SqliteMerge.Add),
        new("total_seconds", (put, row) => put.Bind(row.TotalSeconds), SqliteMerge.Add),
        new("longest_seconds", (put, row) => put.Bind(row.LongestSeconds), SqliteMerge.Greatest));

    public static readonly SqlitePut<TerritoryMeasureRow> TerritoryMeasures = new(
        "territory_measures",
        new("territory", (put, row) => put.Bind(row.Territory), SqliteMerge.Key),
        new("grain", (put, row) => put.Bind((long)row.Grain), SqliteMerge.Key),
        new("bucket", (put, row) => put.Bind((long)row.Bucket), SqliteMerge.Key),
        new("measure", (put, row) => put.Bind((long)row.Measure), SqliteMerge.Key),
        new("level", (put, row) => put.Bind((long)row.Level), SqliteMerge.Key),
        new("count", (put, row) => put.Bind(row.Count), SqliteMerge.Add),
        new("total_seconds", (put, row) => put.Bind(row.TotalSeconds), SqliteMerge.Add),
        new("longest_seconds", (put, row) => put.Bind(row.LongestSeconds), SqliteMerge.Greatest));

    public static readonly SqlitePut<UnitContactRow> UnitContacts = new(
        "unit_contacts",
        new("unit", (put, row) => put.Bind(row.Unit), SqliteMerge.Key),
        new("called_at_ms", (put, row) => put.Bind(row.CalledAtMs), SqliteMerge.Greatest),
        new("pulled_at_ms", (put, row) => put.Bind(row.PulledAtMs), SqliteMerge.Greatest),
        new("commanded_at_ms", (put, row) => put.Bind(row.CommandedAtMs), SqliteMerge.Greatest),
        new("certificate_ends_at_ms", (put, row) => put.Bind(row.CertificateEndsAtMs)));

    public static readonly SqlitePut<UnitErrorRow> UnitErrors = new(
        "unit_errors",
        new("day", (put, row) => put.Bind((long)row.Day), SqliteMerge.Key),
        new("unit", (put, row) => put.Bind(row.Unit), SqliteMerge.Key),
        new("reason", (put, row) => put.Bind(row.Reason), SqliteMerge.Key),
        new("count", (put, row) => put.Bind(row.Count), SqliteMerge.Add),
        new("last_at_ms", (put, row) => put.Bind(row.LastAtMs), SqliteMerge.Greatest));

    public static void Write(LedgerContext context, MonitoringRows rows)
    {
        var database = SqliteScope.HandleOf(context);
        MonitoredUnits.Run(database, rows.Units.OrderBy(row => row.Code, StringComparer.Ordinal));
        MonitoredPetitions.Run(database, rows.Petitions.OrderBy(row => row.PetitionId));
        FlowHours.Run(
            database,
            rows.Flows.OrderBy(row => row.Hour).ThenBy(row => row.FromUnit, StringComparer.Ordinal)
                .ThenBy(row => row.ToUnit, StringComparer.Ordinal));
        FlowCells.Run(
            database, rows.Cells.OrderBy(row => row.Grain).ThenBy(row => row.Bucket)
                .ThenBy(row => row.FromTerritory, StringComparer.Ordinal));
        UnitMeasures.Run(
            database, rows.UnitMeasures.OrderBy(row => row.Unit, StringComparer.Ordinal).ThenBy(row => row.Hour));
        TerritoryMeasures.Run(
            database,
            rows.TerritoryMeasures.OrderBy(row => row.Territory, StringComparer.Ordinal).ThenBy(row => row.Grain)
                .ThenBy(row => row.Bucket));
    }

    public static void Write(LedgerContext context, ContactRows rows)
    {
        var database = SqliteScope.HandleOf(context);
        UnitContacts.Run(database, rows.Contacts);
        UnitErrors.Run(database, rows.Errors);
    }
}
