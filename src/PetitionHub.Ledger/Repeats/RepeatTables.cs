using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Repeats;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Repeats;

/// <summary>The tables of what is compared of petitions.</summary>
internal static class RepeatTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<RepeatSketchRow>(sketch =>
        {
            sketch.ToTable("repeat_sketches").HasKey(row => row.PetitionId);
            sketch.Property(row => row.PetitionId).ValueGeneratedNever();
            sketch.Property(row => row.Petitioner).HasMaxLength(RepeatMapping.PetitionerBytes);
            sketch.Property(row => row.Sketch).HasMaxLength(TextSketch.ByteLength);
            sketch.Property(row => row.Category).HasMaxLength(ColumnLength.Category);
            sketch.Property(row => row.Territory).HasMaxLength(ColumnLength.Territory);
        });
        model.Entity<RepeatBandRow>(band => band.ToTable("repeat_bands").HasKey(row => new { row.BandKey, row.PetitionId }));
    }
}
