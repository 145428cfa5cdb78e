using Microsoft.Data.SqlClient;

namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>
/// What the hub makes of the connection string that it is given. It is a secret: nothing that is said about it quotes it.
/// </summary>
internal static class ConnectionStrings
{
    private const string ApplicationName = "PetitionHub";
    private const int ConnectTimeoutS = 15;

    /// <summary>Finds what is wrong with a connection string, each to follow the option's name.</summary>
    public static IEnumerable<string> FindErrors(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return ["must be the connection string of a SQL Server database, and is missing"];
        if (Parse(text) is not { } connection)
            return ["must be a connection string of SQL Server, and has a word or a value that is none; it is not shown, as it "
                + "is a secret"];
        return FindErrors(connection);
    }

    /// <summary>For readers: from the pool.</summary>
    public static string ForReading(LedgerOptions options) => Complete(options).ConnectionString;

    /// <summary>
    /// For the writer, which keeps one connection and opens another after a fault: from a pool it might get one that is as dead,
    /// or one at the isolation level that a reader left behind. Nor does the driver connect again by itself, as the writer has to
    /// know when its session is a new one.
    /// </summary>
    public static string ForWriting(LedgerOptions options)
    {
        var connection = Complete(options);
        (connection.Pooling, connection.ConnectRetryCount) = (false, 0);
        return connection.ConnectionString;
    }

    /// <summary>
    /// For migrations: switching on row versioning throws every other session of the database out, also idle pooled ones.
    /// </summary>
    public static string ForMigrating(LedgerOptions options)
    {
        var connection = Complete(options);
        connection.Pooling = false;
        return connection.ConnectionString;
    }

    private static SqlConnectionStringBuilder Complete(LedgerOptions options)
    {
        var connection = new SqlConnectionStringBuilder(options.Connection)
        {
            Enlist = false,
            MultipleActiveResultSets = false,
            PersistSecurityInfo = false,
            // Else the pool repeats an old failure for up to a minute after the server is back.
            PoolBlockingPeriod = PoolBlockingPeriod.NeverBlock,
        };
        if (!connection.ShouldSerialize("Application Name"))
            connection.ApplicationName = ApplicationName;
        if (connection.ConnectTimeout == 0)
            connection.ConnectTimeout = ConnectTimeoutS;
        return connection;
    }

    private static IEnumerable<string> FindErrors(SqlConnectionStringBuilder connection)
    {
        if (string.IsNullOrWhiteSpace(connection.DataSource))
            yield return "must name the server (Server=…), and names none";
        if (string.IsNullOrWhiteSpace(connection.InitialCatalog))
            yield return "must name the database (Database=…), and names none";
        if (connection.ApplicationIntent == ApplicationIntent.ReadOnly)
            yield return "must not ask for a copy to read from (ApplicationIntent=ReadOnly): a hub writes, and what it has given "
                + "a receipt for "
                + "must be found at once";
        if (connection.Encrypt == SqlConnectionEncryptOption.Optional)
            yield return "must not switch encryption off (Encrypt=…): petitioners' data would cross the network in the open";
        // On the machine itself nobody can stand between; anywhere else, whoever does could show a certificate of his own.
        if (connection.TrustServerCertificate && !IsThisMachine(connection.DataSource))
            yield return "may trust any certificate (TrustServerCertificate=true) only of a server on this machine: install the "
                + "certificate's "
                + "authority, or name the certificate (ServerCertificate=…)";
    }

    /// <summary>True for the names by which a machine calls itself: <c>tcp:127.0.0.1,1433</c>, <c>(local)\NAME</c>.</summary>
    private static bool IsThisMachine(string dataSource)
    {
        var host = dataSource.Trim();
        if (host.IndexOf(':') is var colon and > 0 && host[..colon] is "tcp" or "lpc" or "np" or "admin")
            host = host[(colon + 1)..];
        host = host.Split(',', '\\')[0].Trim();
        return host.ToLowerInvariant() is "." or "(local)" or "(localdb)" or "localhost" or "127.0.0.1" or "::1" or "[::1]";
    }

    private static SqlConnectionStringBuilder? Parse(string text)
    {
        try
        {
            return new SqlConnectionStringBuilder(text);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException)
        {
            return null;
        }
    }
}
