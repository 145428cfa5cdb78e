using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Directory;

/// <summary>The table of units.</summary>
internal static class UnitTables
{
    public static void Map(ModelBuilder model) => model.Entity<UnitRow>(unit =>
    {
        unit.ToTable("units").HasKey(row => row.Code);
        unit.Property(row => row.Code).HasMaxLength(UnitCode.MaxLength);
        unit.Property(row => row.Name).HasMaxLength(Unit.MaxNameLength);
        unit.Property(row => row.Territory).HasMaxLength(ColumnLength.Territory);
        unit.Property(row => row.System).HasMaxLength(UnitCode.MaxLength);
        unit.Property(row => row.Successor).HasMaxLength(UnitCode.MaxLength);
        unit.HasIndex(row => row.Sequence);
    });
}
