using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Entries;

/// <summary>The tables of entries.</summary>
internal static class EntryTables
{
    public const int ActorLength = 50;

    private const int TraceParentLength = 55;

    public static void Map(ModelBuilder model)
    {
        model.Entity<HeadRow>(head =>
        {
            head.ToTable("ledger_head").HasKey(row => row.Id);
            head.Property(row => row.Id).ValueGeneratedNever();
            head.HasData(new HeadRow { Sha256 = new byte[32], MerkleFrontier = [], RootSha256 = SHA256.HashData([]) });
        });
        model.Entity<EntryRow>(entry =>
        {
            entry.ToTable("ledger_entries").HasKey(row => row.Sequence);
            // Never an auto-increment: a slower transaction could fill in a lower number later.
            entry.Property(row => row.Sequence).ValueGeneratedNever();
            entry.Property(row => row.UnitCode).HasMaxLength(UnitCode.MaxLength);
            entry.Property(row => row.Actor).HasMaxLength(ActorLength);
            entry.Property(row => row.TraceParent).HasMaxLength(TraceParentLength);
            entry.HasIndex(row => new { row.PetitionId, row.Sequence });
            entry.HasIndex(row => row.RequestId).IsUnique().HasFilter("request_id IS NOT NULL");
        });
        model.Entity<AddresseeRow>(addressee =>
        {
            addressee.ToTable("entry_addressees").HasKey(row => new { row.Addressee, row.Sequence });
            addressee.Property(row => row.Addressee).HasMaxLength(UnitCode.MaxLength);
        });
    }
}
