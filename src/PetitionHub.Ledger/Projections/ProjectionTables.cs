using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Projections;

/// <summary>The table of how far each projection is.</summary>
internal static class ProjectionTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<ProjectionRow>(projection =>
        {
            projection.ToTable("projection_positions").HasKey(row => row.Name);
            projection.Property(row => row.Name).HasMaxLength(ColumnLength.Name);
        });
    }
}
