using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Attachments;

/// <summary>The tables of attachments.</summary>
internal static class AttachmentTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<AttachmentUploadRow>(upload =>
        {
            upload.ToTable("attachment_uploads").HasKey(row => new { row.Unit, row.Sha256 });
            upload.Property(row => row.Unit).HasMaxLength(UnitCode.MaxLength);
            upload.Property(row => row.MediaType).HasMaxLength(TextLimits.MediaType);
            upload.HasIndex(row => row.Sha256);
            upload.HasIndex(row => row.StorageKey);
            upload.HasIndex(row => row.StartedAtMs);
        });
        model.Entity<AttachmentReferenceRow>(reference =>
            reference.ToTable("attachment_references").HasKey(row => new { row.Sha256, row.PetitionId, row.Sequence }));
    }
}
