using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Inboxes;

/// <summary>The tables of what consumers have dealt with or set aside.</summary>
internal static class InboxTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<CursorRow>(cursor =>
        {
            cursor.ToTable("cursors").HasKey(row => new { row.Unit, row.Kind, row.Name });
            cursor.Property(row => row.Unit).HasMaxLength(UnitCode.MaxLength);
            cursor.Property(row => row.Name).HasMaxLength(ColumnLength.Name);
        });
        model.Entity<ParkedRow>(parked =>
        {
            parked.ToTable("parked_entries").HasKey(row => new { row.Unit, row.Consumer, row.Sequence });
            parked.Property(row => row.Unit).HasMaxLength(UnitCode.MaxLength);
            parked.Property(row => row.Consumer).HasMaxLength(ColumnLength.Name);
            parked.HasIndex(row => row.ParkedAtMs);
        });
    }
}
