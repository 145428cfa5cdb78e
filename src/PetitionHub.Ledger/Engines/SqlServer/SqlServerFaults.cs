using Microsoft.Data.SqlClient;

namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>Which faults pass by themselves, so that the same work may be tried again.</summary>
internal static class SqlServerFaults
{
    /// <summary>From this severity on the server, or the driver, has ended the connection.</summary>
    private const byte ConnectionEnded = 20;

    /// <summary>
    /// The driver's own list (deadlock victim 1205, lock time-out 1222, and what hosted databases say while they move), and what
    /// it leaves out: time-out -2; a database that a failover is still bringing up (921, 922, 976, 983); no memory or worker at
    /// the moment (701, 8645, 8651); a snapshot that a change of the schema overtook (3961).
    /// </summary>
    private static readonly HashSet<int> Passing =
        [.. SqlConfigurableRetryFactory.BaselineTransientErrors, -2, 701, 921, 922, 976, 983, 3961, 8645, 8651];

    public static bool IsTransient(Exception exception) => exception switch
    {
        SqlException fault =>
            fault.Class >= ConnectionEnded || fault.Errors.Cast<SqlError>().Any(error => Passing.Contains(error.Number)),
        TimeoutException => true,
        _ => exception.InnerException is { } inner && IsTransient(inner),
    };
}
