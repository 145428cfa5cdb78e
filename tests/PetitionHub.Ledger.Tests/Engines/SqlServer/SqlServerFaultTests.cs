using PetitionHub.Ledger.Engines.SqlServer;

namespace PetitionHub.Ledger.Tests.Engines.SqlServer;

public sealed class SqlServerFaultTests
{
    [Fact]
    public void IsTransient_PoolExhausted_IsTold()
    {
        var text = SqlServerFaults.PoolExhausted();

        Assert.NotNull(text);
        Assert.True(SqlServerFaults.IsTransient(new InvalidOperationException(text)));
    }

    [Fact]
    public void IsTransient_OtherMisuse_IsNone() =>
        Assert.False(SqlServerFaults.IsTransient(new InvalidOperationException("The connection is closed.")));
}
