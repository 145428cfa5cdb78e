using System.Resources;
using Microsoft.Data.SqlClient;

namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>Which faults pass by themselves, so that the same work may be tried again.</summary>
internal static class SqlServerFaults
{
    /// <summary>From this severity on the server, or the driver, has ended the connection.</summary>
    private const byte ConnectionEnded = 20;
    private const string Suffix = ".resources";
    private const string Texts = ".Strings" + Suffix;

    /// <summary>
    /// The driver's own list (deadlock victim 1205, lock time-out 1222, and what hosted databases say while they move), and what
    /// it leaves out: time-out -2; a database that a failover is still bringing up (921, 922, 952, 976, 978, 983); a server that
    /// starts, stops or takes no more log-ins (6005, 18401); no memory, buffer or worker at the moment (701, 802, 8628, 8645,
    /// 8651); a snapshot that another transaction, or a change of the schema, overtook (3960, 3961, 3966, 3967).
    /// </summary>
    private static readonly HashSet<int> Passing =
        [.. SqlConfigurableRetryFactory.BaselineTransientErrors, -2, 701, 802, 921, 922, 952, 976, 978, 983, 3960, 3961, 3966,
            3967, 6005, 8628, 8645, 8651, 18401];

    public static bool IsTransient(Exception exception) => exception switch
    {
        SqlException fault =>
            fault.Class >= ConnectionEnded || fault.Errors.Cast<SqlError>().Any(error => Passing.Contains(error.Number)),
        TimeoutException => true,
        InvalidOperationException { InnerException: null } fault => fault.Message == PoolExhausted(),
        _ => exception.InnerException is { } inner && IsTransient(inner),
    };

    /// <summary>What the driver says where every connection of the pool stays in use: a text, and no type of its own.</summary>
    internal static string? PoolExhausted()
    {
        var driver = typeof(SqlConnection).Assembly;
        var name = driver.GetManifestResourceNames().FirstOrDefault(one => one.EndsWith(Texts, StringComparison.Ordinal));
        return name is { } texts
            ? new ResourceManager(texts[..^Suffix.Length], driver).GetString("ADP_PooledOpenTimeout")
            : null;
    }
}
