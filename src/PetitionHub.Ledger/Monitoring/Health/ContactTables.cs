using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Monitoring.Health;

/// <summary>The tables of what is heard of units' systems.</summary>
internal static class ContactTables
{
    public static void Map(ModelBuilder model)
    {
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
            error.Property(row => row.Reason).HasMaxLength(ColumnLength.Name);
        });
    }
}
