using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Monitoring.Health;

namespace PetitionHub.Ledger;

/// <summary>The tables of figures. Each figure and list of items has an index in the order in which it is read.</summary>
internal static partial class LedgerModel
{
    private static void BuildMonitoring(ModelBuilder model)
    {
        model.Entity<MonitoredUnitRow>(unit =>
        {
            unit.ToTable("monitored_units").HasKey(row => row.Code);
            unit.Property(row => row.Code).HasMaxLength(UnitCode.MaxLength);
            unit.Property(row => row.Territory).HasMaxLength(TerritoryLength);
            unit.HasIndex(row => row.Territory);
            unit.HasIndex(row => row.Sequence);
        });
        model.Entity<MonitoredItemRow>(BuildItems);
        model.Entity<FlowHourRow>(flow =>
        {
            flow.ToTable("flow_hours")
                .HasKey(row => new { row.Hour, row.FromUnit, row.ToUnit, row.Kind, row.FromTerritory, row.ToTerritory });
            flow.Property(row => row.FromUnit).HasMaxLength(UnitCode.MaxLength);
            flow.Property(row => row.ToUnit).HasMaxLength(UnitCode.MaxLength);
            flow.Property(row => row.FromTerritory).HasMaxLength(TerritoryLength);
            flow.Property(row => row.ToTerritory).HasMaxLength(TerritoryLength);
            flow.HasIndex(row => new { row.FromUnit, row.Hour });
            flow.HasIndex(row => new { row.ToUnit, row.Hour });
        });
        model.Entity<FlowCellRow>(cell =>
        {
            cell.ToTable("flow_cells")
                .HasKey(row =>
                    new { row.Grain, row.Bucket, row.FromTerritory, row.FromLevel, row.ToTerritory, row.ToLevel, row.Kind });
            cell.Property(row => row.FromTerritory).HasMaxLength(TerritoryLength);
            cell.Property(row => row.ToTerritory).HasMaxLength(TerritoryLength);
        });
        model.Entity<MeasureRow>(measure =>
        {
            measure.ToTable("measures").HasKey(row => new { row.Subject, row.Grain, row.Bucket, row.Measure, row.Level });
            measure.Property(row => row.Subject).HasMaxLength(UnitCode.MaxLength);
        });
        model.Entity<UnitContactRow>(contact =>
        {
            contact.ToTable("unit_contacts").HasKey(row => row.Unit);
            contact.Property(row => row.Unit).HasMaxLength(UnitCode.MaxLength);
        });
        model.Entity<UnitErrorRow>(error =>
        {
            // By day first, so that old ones are removed by a search.
            error.ToTable("unit_errors").HasKey(row => new { row.Day, row.Unit, row.Reason });
            error.Property(row => row.Unit).HasMaxLength(UnitCode.MaxLength);
            error.Property(row => row.Reason).HasMaxLength(NameLength);
        });
    }

    private static void BuildItems(EntityTypeBuilder<MonitoredItemRow> item)
    {
        item.ToTable("monitored_items").HasKey(row => row.PetitionId);
        item.Property(row => row.PetitionId).ValueGeneratedNever();
        foreach (var unit in new Expression<Func<MonitoredItemRow,
            string?>>[] { row => row.Registrar, row => row.Holder, row => row.OpenHolder, row => row.ActingUnit })
            item.Property(unit).HasMaxLength(UnitCode.MaxLength);
        foreach (var territory in new Expression<Func<MonitoredItemRow,
            string?>>[] { row => row.Territory, row => row.Destination, row => row.Region })
            item.Property(territory).HasMaxLength(TerritoryLength);
        item.Property(row => row.Category).HasMaxLength(6);
        item.HasIndex(row => row.OpenHolder).HasFilter("open_holder IS NOT NULL");
        item.HasIndex(row => new { row.WaitingKind, row.WaitingSinceMs, row.PetitionId }).HasFilter("waiting_kind IS NOT NULL");
        item.HasIndex(row => new { row.ActingUnit, row.WaitingKind, row.WaitingSinceMs }).HasFilter("waiting_kind IS NOT NULL");
        item.HasIndex(row => new { row.BetweenSinceMs, row.Bounces, row.PetitionId }).HasFilter("between_since_ms IS NOT NULL");
        item.HasIndex(row => new { row.RegisteredAtMs, row.PetitionId });
        foreach (var period in new Expression<Func<MonitoredItemRow, object?>>[]
        {
            row => new { row.BureauDueMs, row.PetitionId }, row => new { row.UnitDueMs, row.PetitionId },
            row => new { row.ReplyDueMs, row.PetitionId }, row => new { row.ConcludedAtMs, row.PetitionId },
            row => new { row.BacklogAtMs, row.PetitionId }, row => new { row.BureauRatedAtMs, row.PetitionId },
            row => new { row.UnitRatedAtMs, row.PetitionId }, row => new { row.VoidedAtMs, row.PetitionId },
        })
        {
            var index = item.HasIndex(period);
            index.HasFilter(
                $"{System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(index.Metadata.Properties[0].Name)} IS NOT NULL");
        }
    }
}
