using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Lists;
using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Monitoring.Health;
using PetitionHub.Ledger.Operators;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Projections;
using PetitionHub.Ledger.Repeats;
using PetitionHub.Ledger.Texts;

namespace PetitionHub.Ledger;

/// <summary>
/// The tables of the ledger, alike on every engine. An engine derives its own context, with its own migrations.
/// </summary>
internal abstract class LedgerContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>The keys that open the texts which it reads.</summary>
    public TextKeys Keys { get; set; } = new();

    public DbSet<HeadRow> Heads => Set<HeadRow>();
    public DbSet<EntryRow> Entries => Set<EntryRow>();
    public DbSet<PetitionKeyRow> PetitionKeys => Set<PetitionKeyRow>();
    public DbSet<EntryTextsRow> EntryTexts => Set<EntryTextsRow>();
    public DbSet<AddresseeRow> Addressees => Set<AddresseeRow>();
    public DbSet<PetitionRow> Petitions => Set<PetitionRow>();
    public DbSet<UnitRow> Units => Set<UnitRow>();
    public DbSet<CursorRow> Cursors => Set<CursorRow>();
    public DbSet<ParkedRow> Parked => Set<ParkedRow>();
    public DbSet<ProjectionRow> Projections => Set<ProjectionRow>();
    public DbSet<ListedPetitionRow> ListedPetitions => Set<ListedPetitionRow>();
    public DbSet<DutyRow> Duties => Set<DutyRow>();
    public DbSet<PartyRow> Parties => Set<PartyRow>();
    public DbSet<ReachedTerritoryRow> ReachedTerritories => Set<ReachedTerritoryRow>();
    public DbSet<TerritoryEntryRow> TerritoryEntries => Set<TerritoryEntryRow>();
    public DbSet<SentEntryRow> SentEntries => Set<SentEntryRow>();
    public DbSet<RepeatSketchRow> RepeatSketches => Set<RepeatSketchRow>();
    public DbSet<RepeatBandRow> RepeatBands => Set<RepeatBandRow>();
    public DbSet<MonitoredUnitRow> MonitoredUnits => Set<MonitoredUnitRow>();
    public DbSet<MonitoredPetitionRow> MonitoredPetitions => Set<MonitoredPetitionRow>();
    public DbSet<FlowHourRow> FlowHours => Set<FlowHourRow>();
    public DbSet<FlowCellRow> FlowCells => Set<FlowCellRow>();
    public DbSet<UnitMeasureRow> UnitMeasures => Set<UnitMeasureRow>();

    public DbSet<TerritoryMeasureRow> TerritoryMeasures => Set<TerritoryMeasureRow>();
    public DbSet<UnitContactRow> UnitContacts => Set<UnitContactRow>();
    public DbSet<UnitErrorRow> UnitErrors => Set<UnitErrorRow>();
    public DbSet<AttachmentUploadRow> Uploads => Set<AttachmentUploadRow>();
    public DbSet<OperatorRow> Operators => Set<OperatorRow>();
    public DbSet<AttachmentReferenceRow> References => Set<AttachmentReferenceRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => LedgerModel.Build(modelBuilder);
}
