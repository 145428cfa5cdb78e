using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Repeats;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Monitoring.Health;
using PetitionHub.Ledger.Operators;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Projections;
using PetitionHub.Ledger.Repeats;

namespace PetitionHub.Ledger;

/// <summary>
/// Keys, lengths and indexes. There are no foreign keys, by design: no entry is ever deleted, every row is written by the one
/// batch that wrote its entry, and <see cref="Checking.LedgerCheck"/> proves that they agree; a check at each insert would cost a
/// lookup.
/// </summary>
internal static partial class LedgerModel
{
    private const int TerritoryLength = 9;
    private const int ActorLength = 50;
    private const int NameLength = 64;
    private const int TraceParentLength = 55;
    private const int PasswordHashLength = 256;

    public static void Build(ModelBuilder model)
    {
        BuildLedger(model);
        BuildPetitions(model);
        BuildUnits(model);
        BuildInboxes(model);
        BuildAttachments(model);
        BuildOperators(model);
        BuildFollowing(model);
    }

    /// <summary>The projections, which can be rebuilt from the ledger, and what is known of units' systems.</summary>
    public static void BuildFollowing(ModelBuilder model)
    {
        BuildProjections(model);
        BuildMonitoring(model);
        UseSnakeCase(model);
    }

    /// <summary>Every projection begins before the first entry. These rows are made with the tables.</summary>
    public static void BeginProjections(ModelBuilder model) => model.Entity<ProjectionRow>().HasData(
        new ProjectionRow { Name = RepeatProjection.TheName }, new ProjectionRow { Name = MonitoringProjection.TheName });

    /// <summary>The rows of <see cref="BuildFollowing"/>.</summary>
    public static Type[] Following { get; } =
    [
        typeof(ProjectionRow), typeof(RepeatSketchRow), typeof(RepeatBandRow), typeof(MonitoredUnitRow), typeof(MonitoredItemRow),
        typeof(FlowHourRow), typeof(FlowCellRow), typeof(MeasureRow), typeof(UnitContactRow), typeof(UnitErrorRow),
    ];

    private static void BuildLedger(ModelBuilder model)
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
            entry.HasIndex(row => new { row.Actor, row.Sequence });
            entry.HasIndex(row => row.RequestId).IsUnique().HasFilter("request_id IS NOT NULL");
        });
        model.Entity<AddresseeRow>(addressee =>
        {
            addressee.ToTable("entry_addressees").HasKey(row => new { row.Addressee, row.Sequence });
            addressee.Property(row => row.Addressee).HasMaxLength(UnitCode.MaxLength);
        });
    }

    private static void BuildPetitions(ModelBuilder model)
    {
        model.Entity<PetitionRow>(petition =>
        {
            petition.ToTable("petitions").HasKey(row => row.Id);
            petition.Property(row => row.Id).ValueGeneratedNever();
            petition.Property(row => row.Holder).HasMaxLength(UnitCode.MaxLength);
            petition.Property(row => row.HolderTerritory).HasMaxLength(TerritoryLength);
            petition.Property(row => row.Registrar).HasMaxLength(UnitCode.MaxLength);
            petition.Property(row => row.Category).HasMaxLength(6);
            petition.Property(row => row.Territory).HasMaxLength(TerritoryLength);
            petition.Property(row => row.QueryCode).HasMaxLength(NameLength);
            petition.HasIndex(row => new { row.Holder, row.RegisteredAtMs, row.Id });
            petition.HasIndex(row => new { row.Registrar, row.RegisteredAtMs, row.Id });
            petition.HasIndex(row => new { row.HolderTerritory, row.RegisteredAtMs, row.Id });
            petition.HasIndex(row => new { row.RegisteredAtMs, row.Id });
            petition.HasIndex(row => row.MatterId);
            petition.HasIndex(row => row.QueryCode).IsUnique();
            petition.HasIndex(row => row.PassingCountedFromMs).HasFilter("passing_counted_from_ms IS NOT NULL");
        });
        model.Entity<PartyRow>(party =>
        {
            party.ToTable("petition_parties").HasKey(row => new { row.Unit, row.RegisteredAtMs, row.PetitionId });
            party.Property(row => row.Unit).HasMaxLength(UnitCode.MaxLength);
        });
        model.Entity<DutyRow>(duty =>
        {
            duty.ToTable("duties").HasKey(row => new { row.PetitionId, row.Number });
            duty.Property(row => row.Unit).HasMaxLength(UnitCode.MaxLength);
            duty.Property(row => row.OwedTo).HasMaxLength(UnitCode.MaxLength);
            duty.Property(row => row.RuleSet).HasMaxLength(NameLength);
            duty.HasIndex(row => row.DueAtMs).HasFilter($"state = {(int)DutyState.Open}");
            duty.HasIndex(row => new { row.Told, row.DueAtMs }).HasFilter($"state = {(int)DutyState.Open}");
            duty.HasIndex(row => new { row.DueAtMs, row.IsProvisional })
                .HasFilter($"state = {(int)DutyState.Open} AND is_provisional = 1");
            duty.HasIndex(row => new { row.Unit, row.DueAtMs }).HasFilter($"state = {(int)DutyState.Open}");
        });
    }

    private static void BuildUnits(ModelBuilder model) => model.Entity<UnitRow>(unit =>
    {
        unit.ToTable("units").HasKey(row => row.Code);
        unit.Property(row => row.Code).HasMaxLength(UnitCode.MaxLength);
        unit.Property(row => row.Name).HasMaxLength(Unit.MaxNameLength);
        unit.Property(row => row.Territory).HasMaxLength(TerritoryLength);
        unit.Property(row => row.System).HasMaxLength(UnitCode.MaxLength);
        unit.Property(row => row.Successor).HasMaxLength(UnitCode.MaxLength);
        unit.HasIndex(row => row.Sequence);
    });

    private static void BuildInboxes(ModelBuilder model)
    {
        model.Entity<CursorRow>(cursor =>
        {
            cursor.ToTable("cursors").HasKey(row => new { row.Unit, row.Kind, row.Name });
            cursor.Property(row => row.Unit).HasMaxLength(UnitCode.MaxLength);
            cursor.Property(row => row.Name).HasMaxLength(NameLength);
        });
        model.Entity<ParkedRow>(parked =>
        {
            parked.ToTable("parked_items").HasKey(row => new { row.Unit, row.Consumer, row.Sequence });
            parked.Property(row => row.Unit).HasMaxLength(UnitCode.MaxLength);
            parked.Property(row => row.Consumer).HasMaxLength(NameLength);
            parked.Property(row => row.Reason).HasMaxLength(1_000);
            parked.HasIndex(row => row.ParkedAtMs);
        });
    }

    private static void BuildProjections(ModelBuilder model)
    {
        model.Entity<ProjectionRow>(projection =>
        {
            projection.ToTable("projection_positions").HasKey(row => row.Name);
            projection.Property(row => row.Name).HasMaxLength(NameLength);
        });
        model.Entity<RepeatSketchRow>(sketch =>
        {
            sketch.ToTable("repeat_sketches").HasKey(row => row.PetitionId);
            sketch.Property(row => row.PetitionId).ValueGeneratedNever();
            sketch.Property(row => row.Petitioner).HasMaxLength(RepeatMapping.PetitionerBytes);
            sketch.Property(row => row.Sketch).HasMaxLength(TextSketch.ByteLength);
            sketch.Property(row => row.Category).HasMaxLength(6);
            sketch.Property(row => row.Territory).HasMaxLength(TerritoryLength);
        });
        model.Entity<RepeatBandRow>(band => band.ToTable("repeat_bands").HasKey(row => new { row.BandKey, row.PetitionId }));
    }

    private static void BuildAttachments(ModelBuilder model)
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

    private static void BuildOperators(ModelBuilder model) => model.Entity<OperatorRow>(account =>
    {
        account.ToTable("operator_accounts").HasKey(row => row.Name);
        account.Property(row => row.Name).HasMaxLength(UnitCode.MaxLength);
        account.Property(row => row.PasswordHash).HasMaxLength(PasswordHashLength);
    });

    private static void UseSnakeCase(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
                property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(
                    $"ix_{entity.GetTableName()}_{string.Join('_', index.Properties.Select(p => p.GetColumnName()))}");
            foreach (var key in entity.GetKeys())
                key.SetName($"pk_{entity.GetTableName()}");
        }
    }
}
