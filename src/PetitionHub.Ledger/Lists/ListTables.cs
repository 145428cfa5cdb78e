using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Lists;

/// <summary>The tables by which petitions, duties and entries are found by anything but id, number or inbox.</summary>
internal static class ListTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<ListedPetitionRow>(petition =>
        {
            petition.ToTable("listed_petitions").HasKey(row => row.Id);
            petition.Property(row => row.Id).ValueGeneratedNever();
            petition.Property(row => row.Holder).HasMaxLength(UnitCode.MaxLength);
            petition.Property(row => row.HolderTerritory).HasMaxLength(ColumnLength.Territory);
            petition.Property(row => row.Registrar).HasMaxLength(UnitCode.MaxLength);
            petition.Property(row => row.Category).HasMaxLength(ColumnLength.Category);
            petition.Property(row => row.Territory).HasMaxLength(ColumnLength.Territory);
            petition.HasIndex(row => new { row.Holder, row.RegisteredAtMs, row.Id });
            petition.HasIndex(row => new { row.Registrar, row.RegisteredAtMs, row.Id });
            petition.HasIndex(row => new { row.HolderTerritory, row.RegisteredAtMs, row.Id });
            petition.HasIndex(row => new { row.RegisteredAtMs, row.Id });
            petition.HasIndex(row => row.MatterId);
            petition.HasIndex(row => row.PassingCountedFromMs).HasFilter("passing_counted_from_ms IS NOT NULL");
        });
        model.Entity<DutyRow>(duty =>
        {
            duty.ToTable("duties").HasKey(row => new { row.PetitionId, row.Number });
            duty.Property(row => row.Unit).HasMaxLength(UnitCode.MaxLength);
            duty.Property(row => row.OwedTo).HasMaxLength(UnitCode.MaxLength);
            duty.Property(row => row.RuleSet).HasMaxLength(ColumnLength.Name);
            duty.HasIndex(row => row.DueAtMs).HasFilter($"state = {(int)DutyState.Open}");
            duty.HasIndex(row => new { row.Told, row.DueAtMs }).HasFilter($"state = {(int)DutyState.Open}");
            duty.HasIndex(row => new { row.DueAtMs, row.IsProvisional })
                .HasFilter($"state = {(int)DutyState.Open} AND is_provisional = 1");
            duty.HasIndex(row => new { row.Unit, row.DueAtMs }).HasFilter($"state = {(int)DutyState.Open}");
        });
        model.Entity<PartyRow>(party =>
        {
            party.ToTable("petition_parties").HasKey(row => new { row.Unit, row.RegisteredAtMs, row.PetitionId });
            party.Property(row => row.Unit).HasMaxLength(UnitCode.MaxLength);
        });
        model.Entity<ReachedTerritoryRow>(reached =>
        {
            reached.ToTable("reached_territories").HasKey(row => new { row.Territory, row.RegisteredAtMs, row.PetitionId });
            reached.Property(row => row.Territory).HasMaxLength(ColumnLength.Territory);
        });
        model.Entity<TerritoryEntryRow>(entry =>
        {
            entry.ToTable("territory_entries").HasKey(row => new { row.Territory, row.Sequence });
            entry.Property(row => row.Territory).HasMaxLength(ColumnLength.Territory);
        });
        model.Entity<SentEntryRow>(entry =>
        {
            entry.ToTable("sent_entries").HasKey(row => new { row.Actor, row.Sequence });
            entry.Property(row => row.Actor).HasMaxLength(EntryTables.ActorLength);
        });
    }
}
