using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Repeats;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Lists;
using PetitionHub.Ledger.Projections;
using PetitionHub.Ledger.Repeats;

namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>
/// The ledger's tables on SQL Server. UUIDs are 16 bytes, as uniqueidentifier compares their last six bytes first and would put
/// version 7 ones in another order than every other place does. Strings are nvarchar, compared by code: in varchar the driver
/// turns what the database's code page lacks into '?' without a word, and row compression stores ASCII in one byte anyway.
/// </summary>
internal sealed class SqlServerLedgerContext(DbContextOptions<SqlServerLedgerContext> options) : LedgerContext(options)
{
    /// <summary>Equal is equal byte for byte, and digits come before the colon that ends a range of territories.</summary>
    public const string Collation = "Latin1_General_100_BIN2";

    /// <summary>
    /// Said in every statement: a login may have another default schema, and so may the administrator who runs the script.
    /// </summary>
    public const string Schema = "dbo";

    /// <summary>What can be rebuilt, and what is known of units' systems, beside the ledger.</summary>
    public const string ProjectionsSchema = "projections";

    /// <summary>
    /// Names are counted in Unicode characters. Rare ones of people and places (CJK Extension B) take two units here.
    /// </summary>
    public const int UnitNameLength = 2 * Unit.MaxNameLength;

    private const string Digest = "binary(32)";

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Guid>().HaveConversion<BigEndianGuidConverter>().HaveColumnType("binary(16)");
        configurationBuilder.Properties<string>().UseCollation(Collation);
        configurationBuilder.Properties<string[]>().UseCollation(Collation);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        LedgerModel.BeginProjections(modelBuilder);
        modelBuilder.HasDefaultSchema(Schema);
        foreach (var following in LedgerModel.Following)
            modelBuilder.Entity(following).Metadata.SetSchema(ProjectionsSchema);
        modelBuilder.Entity<HeadRow>().Property(row => row.Sha256).HasColumnType(Digest);
        modelBuilder.Entity<HeadRow>().Property(row => row.RootSha256).HasColumnType(Digest);
        modelBuilder.Entity<EntryRow>().Property(row => row.Sha256).HasColumnType(Digest);
        modelBuilder.Entity<EntryRow>().Property(row => row.CommandSha256).HasColumnType(Digest);
        modelBuilder.Entity<AttachmentUploadRow>().Property(row => row.Sha256).HasColumnType(Digest);
        modelBuilder.Entity<AttachmentReferenceRow>().Property(row => row.Sha256).HasColumnType(Digest);
        modelBuilder.Entity<ProjectionRow>().Property(row => row.EntrySha256).HasColumnType(Digest);
        modelBuilder.Entity<UnitRow>().Property(row => row.Name).HasMaxLength(UnitNameLength);
        modelBuilder.Entity<RepeatSketchRow>().Property(row => row.Petitioner)
            .HasColumnType($"binary({RepeatMapping.PetitionerBytes})");
        modelBuilder.Entity<RepeatSketchRow>().Property(row => row.Sketch).HasColumnType($"binary({TextSketch.ByteLength})");
        CompressLists(modelBuilder);
    }

    /// <summary>
    /// An index of a list repeats its unit or territory in every row: page compression keeps it once a page. How the tables
    /// themselves are kept is said in their migration.
    /// </summary>
    private static void CompressLists(ModelBuilder model)
    {
        foreach (var index in model.Model.FindEntityType(typeof(ListedPetitionRow))!.GetIndexes())
            if (index.Properties is [{ ClrType: var first }, _, _] && first == typeof(string))
                index.SetDataCompression(DataCompressionType.Page);
    }
}
