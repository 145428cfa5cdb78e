using System.Text.Json;
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
/// The tables: each capability maps its own. There are no foreign keys, by design: no entry is ever deleted, every row is written
/// by the one batch that wrote its entry, and <see cref="Checking.LedgerCheck"/> proves that they agree; a check at each insert
/// would cost a lookup.
/// </summary>
internal static class LedgerModel
{
    public static void Build(ModelBuilder model)
    {
        EntryTables.Map(model);
        TextTables.Map(model);
        PetitionTables.Map(model);
        UnitTables.Map(model);
        InboxTables.Map(model);
        AttachmentTables.Map(model);
        OperatorTables.Map(model);
        BuildFollowing(model);
    }

    /// <summary>The projections, which can be rebuilt from the ledger, and what is known of units' systems.</summary>
    public static void BuildFollowing(ModelBuilder model)
    {
        ProjectionTables.Map(model);
        ListTables.Map(model);
        RepeatTables.Map(model);
        FigureTables.Map(model);
        ContactTables.Map(model);
        UseSnakeCase(model);
    }

    /// <summary>The projections, by name.</summary>
    public static IReadOnlyList<string> ProjectionNames { get; } =
        [ListProjection.TheName, RepeatProjection.TheName, MonitoringProjection.TheName];

    /// <summary>Every projection begins before the first entry. These rows are made with the tables.</summary>
    public static void BeginProjections(ModelBuilder model) => model.Entity<ProjectionRow>().HasData(
        [.. ProjectionNames.Select(name => new ProjectionRow { Name = name })]);

    /// <summary>The rows of <see cref="BuildFollowing"/>.</summary>
    public static Type[] Following { get; } =
    [
        typeof(ProjectionRow), typeof(ListedPetitionRow), typeof(DutyRow), typeof(PartyRow), typeof(ReachedTerritoryRow),
        typeof(TerritoryEntryRow), typeof(SentEntryRow), typeof(RepeatSketchRow), typeof(RepeatBandRow),
        typeof(MonitoredUnitRow), typeof(MonitoredPetitionRow), typeof(FlowHourRow), typeof(FlowCellRow),
        typeof(UnitMeasureRow), typeof(TerritoryMeasureRow), typeof(UnitContactRow), typeof(UnitErrorRow),
    ];

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
