using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>The tables of figures. Each figure and list of petitions has an index in the order in which it is read.</summary>
internal static class FigureTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<MonitoredUnitRow>(unit =>
        {
            unit.ToTable("monitored_units").HasKey(row => row.Code);
            unit.Property(row => row.Code).HasMaxLength(UnitCode.MaxLength);
            unit.Property(row => row.Territory).HasMaxLength(ColumnLength.Territory);
            unit.HasIndex(row => row.Territory);
            unit.HasIndex(row => row.Sequence);
        });
        model.Entity<MonitoredPetitionRow>(MapPetitions);
        model.Entity<FlowHourRow>(flow =>
        {
            flow.ToTable("flow_hours")
                .HasKey(row => new { row.Hour, row.FromUnit, row.ToUnit, row.Kind, row.FromTerritory, row.ToTerritory });
            flow.Property(row => row.FromUnit).HasMaxLength(UnitCode.MaxLength);
            flow.Property(row => row.ToUnit).HasMaxLength(UnitCode.MaxLength);
            flow.Property(row => row.FromTerritory).HasMaxLength(ColumnLength.Territory);
            flow.Property(row => row.ToTerritory).HasMaxLength(ColumnLength.Territory);
            flow.HasIndex(row => new { row.FromUnit, row.Hour });
            flow.HasIndex(row => new { row.ToUnit, row.Hour });
        });
        model.Entity<FlowCellRow>(cell =>
        {
            cell.ToTable("flow_cells")
                .HasKey(row =>
                    new { row.Grain, row.Bucket, row.FromTerritory, row.FromLevel, row.ToTerritory, row.ToLevel, row.Kind });
            cell.Property(row => row.FromTerritory).HasMaxLength(ColumnLength.Territory);
            cell.Property(row => row.ToTerritory).HasMaxLength(ColumnLength.Territory);
        });
        model.Entity<UnitMeasureRow>(measure =>
        {
            measure.ToTable("unit_measures").HasKey(row => new { row.Unit, row.Hour, row.Measure, row.Level });
            measure.Property(row => row.Unit).HasMaxLength(UnitCode.MaxLength);
        });
        model.Entity<TerritoryMeasureRow>(measure =>
        {
            measure.ToTable("territory_measures")
                .HasKey(row => new { row.Territory, row.Grain, row.Bucket, row.Measure, row.Level });
            measure.Property(row => row.Territory).HasMaxLength(ColumnLength.Territory);
        });
    }

    private static void MapPetitions(EntityTypeBuilder<MonitoredPetitionRow> table)
    {
        table.ToTable("monitored_petitions").HasKey(row => row.PetitionId);
        table.Property(row => row.PetitionId).ValueGeneratedNever();
        foreach (var unit in new Expression<Func<MonitoredPetitionRow,
            string?>>[] { row => row.Registrar, row => row.Holder, row => row.OpenHolder, row => row.ActingUnit })
            table.Property(unit).HasMaxLength(UnitCode.MaxLength);
        foreach (var territory in new Expression<Func<MonitoredPetitionRow,
            string?>>[] { row => row.Territory, row => row.Destination, row => row.Region })
            table.Property(territory).HasMaxLength(ColumnLength.Territory);
        table.Property(row => row.Category).HasMaxLength(ColumnLength.Category);
        table.HasIndex(row => row.OpenHolder).HasFilter("open_holder IS NOT NULL");
        table.HasIndex(row => new { row.WaitingKind, row.WaitingSinceMs, row.PetitionId }).HasFilter("waiting_kind IS NOT NULL");
        table.HasIndex(row => new { row.ActingUnit, row.WaitingKind, row.WaitingSinceMs }).HasFilter("waiting_kind IS NOT NULL");
        table.HasIndex(row => new { row.BetweenSinceMs, row.Bounces, row.PetitionId }).HasFilter("between_since_ms IS NOT NULL");
        table.HasIndex(row => new { row.RegisteredAtMs, row.PetitionId });
        foreach (var period in new Expression<Func<MonitoredPetitionRow, object?>>[]
        {
            row => new { row.BureauDueMs, row.PetitionId }, row => new { row.UnitDueMs, row.PetitionId },
            row => new { row.ReplyDueMs, row.PetitionId }, row => new { row.ConcludedAtMs, row.PetitionId },
            row => new { row.BacklogAtMs, row.PetitionId }, row => new { row.BureauRatedAtMs, row.PetitionId },
            row => new { row.UnitRatedAtMs, row.PetitionId }, row => new { row.VoidedAtMs, row.PetitionId },
        })
        {
            var index = table.HasIndex(period);
            index.HasFilter(
                $"{JsonNamingPolicy.SnakeCaseLower.ConvertName(index.Metadata.Properties[0].Name)} IS NOT NULL");
        }
    }
}
