using Microsoft.EntityFrameworkCore;

namespace PetitionHub.Ledger.Texts;

/// <summary>The tables of texts and of their keys.</summary>
internal static class TextTables
{
    /// <summary>The table of keys.</summary>
    public const string Keys = "petition_keys";

    public static void Map(ModelBuilder model)
    {
        model.Entity<EntryTextsRow>(texts =>
        {
            texts.ToTable("entry_texts").HasKey(row => row.Sequence);
            texts.Property(row => row.Sequence).ValueGeneratedNever();
        });
        model.Entity<PetitionKeyRow>(key =>
        {
            key.ToTable(Keys).HasKey(row => row.PetitionId);
            key.Property(row => row.PetitionId).ValueGeneratedNever();
        });
    }
}
