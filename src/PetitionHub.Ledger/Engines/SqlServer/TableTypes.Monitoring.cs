using System.Text.Json;
using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Monitoring.Health;

namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>The sets of figures.</summary>
internal static partial class TableTypes
{
    public static readonly TableType<MonitoredUnitRow> MonitoredUnits = new(
        "monitored_units_rows",
        Column.Text<MonitoredUnitRow>("code", 40, row => row.Code),
        Column.Text<MonitoredUnitRow>("territory", 9, row => row.Territory),
        Column.Int<MonitoredUnitRow>("organ", row => row.Organ),
        Column.Long<MonitoredUnitRow>("sequence", row => row.Sequence));

    public static readonly TableType<MonitoredPetitionRow> MonitoredPetitions = new(
        "monitored_petitions_rows",
        Column.Id<MonitoredPetitionRow>("petition_id", row => row.PetitionId),
        Column.Text<MonitoredPetitionRow>("registrar", 40, row => row.Registrar),
        Column.Int<MonitoredPetitionRow>("registrar_organ", row => row.RegistrarOrgan),
        Column.Long<MonitoredPetitionRow>("registered_at_ms", row => row.RegisteredAtMs),
        Column.Int<MonitoredPetitionRow>("status", row => row.Status),
        Column.Text<MonitoredPetitionRow>("holder", 40, row => row.Holder),
        Column.Text<MonitoredPetitionRow>("open_holder", 40, row => row.OpenHolder),
        Column.Long<MonitoredPetitionRow>("held_since_ms", row => row.HeldSinceMs),
        Column.LongText<MonitoredPetitionRow>("hands", row => JsonSerializer.Serialize(row.Hands)),
        Column.Int<MonitoredPetitionRow>("bounces", row => row.Bounces),
        Column.Long<MonitoredPetitionRow>("between_since_ms", row => row.BetweenSinceMs),
        Column.Text<MonitoredPetitionRow>("acting_unit", 40, row => row.ActingUnit),
        Column.Int<MonitoredPetitionRow>("waiting_kind", row => row.WaitingKind),
        Column.Long<MonitoredPetitionRow>("waiting_since_ms", row => row.WaitingSinceMs),
        Column.Text<MonitoredPetitionRow>("territory", 9, row => row.Territory),
        Column.Text<MonitoredPetitionRow>("destination", 9, row => row.Destination),
        Column.Text<MonitoredPetitionRow>("region", 9, row => row.Region),
        Column.Text<MonitoredPetitionRow>("category", 6, row => row.Category),
        Column.Int<MonitoredPetitionRow>("persons", row => row.Persons),
        Column.Bit<MonitoredPetitionRow>("is_excluded", row => row.IsExcluded),
        Column.Bit<MonitoredPetitionRow>("is_repeat", row => row.IsRepeat),
        Column.Long<MonitoredPetitionRow>("bureau_due_ms", row => row.BureauDueMs),
        Column.Long<MonitoredPetitionRow>("bureau_done_ms", row => row.BureauDoneMs),
        Column.Long<MonitoredPetitionRow>("unit_due_ms", row => row.UnitDueMs),
        Column.Long<MonitoredPetitionRow>("unit_done_ms", row => row.UnitDoneMs),
        Column.Long<MonitoredPetitionRow>("reply_due_ms", row => row.ReplyDueMs),
        Column.Long<MonitoredPetitionRow>("concluded_at_ms", row => row.ConcludedAtMs),
        Column.Long<MonitoredPetitionRow>("backlog_at_ms", row => row.BacklogAtMs),
        Column.Int<MonitoredPetitionRow>("bureau_rating", row => row.BureauRating),
        Column.Long<MonitoredPetitionRow>("bureau_rated_at_ms", row => row.BureauRatedAtMs),
        Column.Int<MonitoredPetitionRow>("unit_rating", row => row.UnitRating),
        Column.Long<MonitoredPetitionRow>("unit_rated_at_ms", row => row.UnitRatedAtMs),
        Column.Long<MonitoredPetitionRow>("voided_at_ms", row => row.VoidedAtMs),
        Column.LongText<MonitoredPetitionRow>("accused", row => row.Accused));

    public static readonly TableType<FlowHourRow> FlowHours = new(
        "flow_hours_rows",
        Column.Int<FlowHourRow>("hour", row => row.Hour),
        Column.Text<FlowHourRow>("from_unit", 40, row => row.FromUnit),
        Column.Text<FlowHourRow>("to_unit", 40, row => row.ToUnit),
        Column.Int<FlowHourRow>("kind", row => row.Kind),
        Column.Text<FlowHourRow>("from_territory", 9, row => row.FromTerritory),
        Column.Text<FlowHourRow>("to_territory", 9, row => row.ToTerritory),
        Column.Long<FlowHourRow>("count", row => row.Count));

    public static readonly TableType<FlowCellRow> FlowCells = new(
        "flow_cells_rows",
        Column.Int<FlowCellRow>("grain", row => row.Grain),
        Column.Int<FlowCellRow>("bucket", row => row.Bucket),
        Column.Text<FlowCellRow>("from_territory", 9, row => row.FromTerritory),
        Column.Int<FlowCellRow>("from_level", row => row.FromLevel),
        Column.Text<FlowCellRow>("to_territory", 9, row => row.ToTerritory),
        Column.Int<FlowCellRow>("to_level", row => row.ToLevel),
        Column.Int<FlowCellRow>("kind", row => row.Kind),
        Column.Long<FlowCellRow>("count", row => row.Count));

    public static readonly TableType<UnitMeasureRow> UnitMeasures = new(
        "unit_measures_rows",
        Column.Text<UnitMeasureRow>("unit", 40, row => row.Unit),
        Column.Int<UnitMeasureRow>("hour", row => row.Hour),
        Column.Int<UnitMeasureRow>("measure", row => row.Measure),
        Column.Int<UnitMeasureRow>("level", row => row.Level),
        Column.Long<UnitMeasureRow>("count", row => row.Count),
        Column.Long<UnitMeasureRow>("total_seconds", row => row.TotalSeconds),
        Column.Long<UnitMeasureRow>("longest_seconds", row => row.LongestSeconds));

    public static readonly TableType<TerritoryMeasureRow> TerritoryMeasures = new(
        "territory_measures_rows",
        Column.Text<TerritoryMeasureRow>("territory", 9, row => row.Territory),
        Column.Int<TerritoryMeasureRow>("grain", row => row.Grain),
        Column.Int<TerritoryMeasureRow>("bucket", row => row.Bucket),
        Column.Int<TerritoryMeasureRow>("measure", row => row.Measure),
        Column.Int<TerritoryMeasureRow>("level", row => row.Level),
        Column.Long<TerritoryMeasureRow>("count", row => row.Count),
        Column.Long<TerritoryMeasureRow>("total_seconds", row => row.TotalSeconds),
        Column.Long<TerritoryMeasureRow>("longest_seconds", row => row.LongestSeconds));

    public static readonly TableType<UnitContactRow> UnitContacts = new(
        "unit_contacts_rows",
        Column.Text<UnitContactRow>("unit", 40, row => row.Unit),
        Column.Long<UnitContactRow>("called_at_ms", row => row.CalledAtMs),
        Column.Long<UnitContactRow>("pulled_at_ms", row => row.PulledAtMs),
        Column.Long<UnitContactRow>("commanded_at_ms", row => row.CommandedAtMs),
        Column.Long<UnitContactRow>("certificate_ends_at_ms", row => row.CertificateEndsAtMs));

    public static readonly TableType<UnitErrorRow> UnitErrors = new(
        "unit_errors_rows",
        Column.Int<UnitErrorRow>("day", row => row.Day),
        Column.Text<UnitErrorRow>("unit", 40, row => row.Unit),
        Column.Text<UnitErrorRow>("reason", 64, row => row.Reason),
        Column.Long<UnitErrorRow>("count", row => row.Count),
        Column.Long<UnitErrorRow>("last_at_ms", row => row.LastAtMs));
}
