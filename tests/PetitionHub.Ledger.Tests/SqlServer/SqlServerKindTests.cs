using PetitionHub.Ledger.Engines;
using PetitionHub.Ledger.Engines.SqlServer;
using PetitionHub.Ledger.Tests.SqlServer.Checking;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.SqlServer;

public sealed class SqlServerKindTests
{
    private const string Secret = "hunter2";

    [Theory]
    [InlineData("Server=db.example.cn;Database=petitionhub;User ID=hub;Password=hunter2")]
    [InlineData("Server=tcp:db.example.cn,1433;Database=petitionhub;Integrated Security=true;Encrypt=Strict")]
    [InlineData("Server=localhost,1433;Database=petitionhub;User ID=hub;Password=hunter2;TrustServerCertificate=True")]
    [InlineData("Server=tcp:127.0.0.1;Database=petitionhub;User ID=hub;Password=hunter2;TrustServerCertificate=True")]
    [InlineData(@"Server=(local)\SQL2022;Database=petitionhub;Integrated Security=true;TrustServerCertificate=True")]
    public void Check_SoundConnection_FindsNothing(string connection) => Assert.Empty(Check(connection));

    [Theory]
    [InlineData(null, "missing")]
    [InlineData(" ", "missing")]
    [InlineData("Server=db;Database=x;Pasword=hunter2", "a word or a value that is none")]
    [InlineData("Server=db;Database=x;Connect Timeout=hunter2", "a word or a value that is none")]
    [InlineData("Server=db;Database=x;Connect Timeout=99999999999", "a word or a value that is none")]
    [InlineData("hunter2", "a word or a value that is none")]
    [InlineData("Server=db;Password=hunter2", "must name the database")]
    [InlineData("Database=x;Password=hunter2", "must name the server")]
    [InlineData("Server=db;Database=x;Encrypt=Optional;Password=hunter2", "must not switch encryption off")]
    [InlineData("Server=db;Database=x;Encrypt=False;Password=hunter2", "must not switch encryption off")]
    [InlineData("Server=db;Database=x;ApplicationIntent=ReadOnly;Password=hunter2", "must not ask for a copy to read from")]
    [InlineData(
        "Server=localhost.example.cn;Database=x;TrustServerCertificate=True;Password=hunter2",
        "only of a server on this machine")]
    public void Check_UnsoundConnection_SaysWhyAndNotTheSecret(string? connection, string why)
    {
        var fault = Assert.Single(Check(connection));

        Assert.Equal(nameof(LedgerOptions.Connection), fault.Option);
        Assert.Contains(why, fault.Description, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, fault.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Kind_IsFoundByItsName_AndIsNotTheDefault()
    {
        var info = Assert.Single(LedgerEngines.All, engine => engine.Name == "sqlserver");

        Assert.False(info.IsDefault);
        Assert.False(new SqlServerKind().MigratesAtStart);
    }

    [Fact]
    public void Connections_AreNamedAndBoundedAndKeepNoSecret()
    {
        var options = new LedgerOptions { Connection = "Server=db;Database=x;Password=hunter2;Connect Timeout=0" };

        var (reading, writing) = (ConnectionStrings.ForReading(options), ConnectionStrings.ForWriting(options));

        Assert.Contains("Application Name=PetitionHub", reading, StringComparison.Ordinal);
        Assert.Contains("Connect Timeout=15", reading, StringComparison.Ordinal);
        Assert.Contains("Persist Security Info=False", reading, StringComparison.Ordinal);
        Assert.Contains("Pooling=False", writing, StringComparison.Ordinal);
        Assert.Contains("Connect Retry Count=0", writing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteSession_NoServer_IsAFaultThatMayPassAndLeavesNothingToUndo()
    {
        await using var session = new SqlServerWriteSession(
            "Server=tcp:127.0.0.1,1;Database=x;User ID=hub;Password=hunter2;"
            + "Connect Timeout=1;Pooling=False;Connect Retry Count=0",
            100, 1);

        var fault = await Assert.ThrowsAsync<Microsoft.Data.SqlClient.SqlException>(async () => await session.BeginAsync());
        await session.RollbackAsync();

        Assert.True(session.IsTransient(fault));
        Assert.False(session.IsTransient(new InvalidOperationException()));
        Assert.DoesNotContain(Secret, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BackUp_IsTheServers()
    {
        await using var engine = new SqlServerEngine(UnconnectedEngine.Options, new LedgerLog(new ErrorLog()));

        var refusal = await Assert.ThrowsAsync<NotSupportedException>(
            () => engine.BackUpAsync("folder", TestContext.Current.CancellationToken));

        Assert.Contains("BACKUP DATABASE", refusal.Message, StringComparison.Ordinal);
    }

    private static List<OptionError> Check(string? connection) =>
        [.. new SqlServerKind().Check(new LedgerOptions { Engine = "sqlserver", Connection = connection })];
}
