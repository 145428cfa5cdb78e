using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>How the database must be set up. Migrations set it up so; an administrator may have changed it since.</summary>
/// <param name="ReadsVersions">READ_COMMITTED_SNAPSHOT: readers do not wait for the writer.</param>
/// <param name="AllowsSnapshots">ALLOW_SNAPSHOT_ISOLATION: the check, and a projection with its position, are read as of one
/// moment.</param>
/// <param name="ForcesDelayedDurability">A receipt would be given before its entry is on the disk.</param>
/// <param name="CompatibilityLevel">The language that the database speaks; 150 is that of SQL Server 2019.</param>
internal sealed record SqlServerSetup(
    bool ReadsVersions, bool AllowsSnapshots, bool ForcesDelayedDurability, int CompatibilityLevel)
{
    public const int LeastCompatibilityLevel = 150;

    private const byte SnapshotsOn = 1;
    private const int DelayedDurabilityForced = 2;

    public static async Task<SqlServerSetup> ReadAsync(
        SqlConnection connection, int timeoutS, CancellationToken cancellationToken)
    {
        await using var command = SqlServerStatements.SelectSetup.ToCommand(connection, null, timeoutS);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return Read(reader);
    }

    public static SqlServerSetup Read(DbDataReader reader) => new(
        reader.GetBoolean(0),
        reader.GetByte(1) == SnapshotsOn,
        reader.GetInt32(2) == DelayedDurabilityForced,
        reader.GetByte(3));

    /// <summary>What is to be run by an administrator, with the reason of each; empty where all is well.</summary>
    public IEnumerable<string> FindRemedies()
    {
        if (!ReadsVersions)
            yield return "ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE (or readers wait for the "
                + "writer)";
        if (!AllowsSnapshots)
            yield return "ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON (or a list and its position may be of two "
                + "moments)";
        if (ForcesDelayedDurability)
            yield return "ALTER DATABASE CURRENT SET DELAYED_DURABILITY = DISABLED (or a receipt comes before its entry is on "
                + "the disk)";
        if (CompatibilityLevel < LeastCompatibilityLevel)
            yield return $"ALTER DATABASE CURRENT SET COMPATIBILITY_LEVEL = {LeastCompatibilityLevel} (it is "
                + $"{CompatibilityLevel})";
    }
}
