using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Petitions;

/// <summary>The table of petitions.</summary>
internal static class PetitionTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<PetitionRow>(petition =>
        {
            petition.ToTable("petitions").HasKey(row => row.Id);
            petition.Property(row => row.Id).ValueGeneratedNever();
            petition.Property(row => row.QueryCode).HasMaxLength(ColumnLength.Name);
            petition.HasIndex(row => row.QueryCode).IsUnique();
        });
    }
}
