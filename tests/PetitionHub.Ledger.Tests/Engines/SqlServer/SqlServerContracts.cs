using PetitionHub.Ledger.Tests.Attachments;
using PetitionHub.Ledger.Tests.Checking;
using PetitionHub.Ledger.Tests.Duties;
using PetitionHub.Ledger.Tests.Entries;
using PetitionHub.Ledger.Tests.Feeds;
using PetitionHub.Ledger.Tests.Inboxes;
using PetitionHub.Ledger.Tests.Monitoring;
using PetitionHub.Ledger.Tests.Operators;
using PetitionHub.Ledger.Tests.Petitions;
using PetitionHub.Ledger.Tests.Projections;
using PetitionHub.Ledger.Tests.Repeats;
using PetitionHub.Ledger.Tests.Writing;

namespace PetitionHub.Ledger.Tests.Engines.SqlServer;

public sealed class SqlServerWriterTests : WriterContract
{
    protected override ITestDatabase MakeDatabase() => SqlServerContracts.MakeDatabase();
}

public sealed class SqlServerClockTests : ClockContract
{
    protected override ITestDatabase MakeDatabase() => SqlServerContracts.MakeDatabase();
}

public sealed class SqlServerOnceTests : OnceContract
{
    protected override ITestDatabase MakeDatabase() => SqlServerContracts.MakeDatabase();
}

public sealed class SqlServerInboxTests : InboxContract
{
    protected override ITestDatabase MakeDatabase() => SqlServerContracts.MakeDatabase();
}

public sealed class SqlServerWatchTests : WatchContract
{
    protected override ITestDatabase MakeDatabase() => SqlServerContracts.MakeDatabase();
}

public sealed class SqlServerReplicaTests : ReplicaContract
{
    protected override ITestDatabase MakeDatabase() => SqlServerContracts.MakeDatabase();
}

public sealed class SqlServerReaderTests : ReaderContract
{
    protected override ITestDatabase MakeDatabase() => SqlServerContracts.MakeDatabase();
}

public sealed class SqlServerRepeatTests : RepeatContract
{
    protected override ITestDatabase MakeDatabase() => SqlServerContracts.MakeDatabase();
}

public sealed class SqlServerCorridorTests : CorridorContract
{
    protected override ITestDatabase MakeDatabase() => SqlServerContracts.MakeDatabase();
}

public sealed class SqlServerOperatorTests : OperatorContract
{
    protected override ITestDatabase MakeDatabase() => SqlServerContracts.MakeDatabase();
}

public sealed class SqlServerAttachmentTests : AttachmentContract
{
    protected override ITestDatabase MakeDatabase() => SqlServerContracts.MakeDatabase();
}

public sealed class SqlServerMonitoringTests : MonitoringContract
{
    protected override ITestDatabase MakeDatabase() => SqlServerContracts.MakeDatabase();
}

public sealed class SqlServerCheckTests : CheckContract
{
    protected override ITestDatabase MakeDatabase() => SqlServerContracts.MakeDatabase();
}

public sealed class SqlServerProjectionTests : ProjectionContract
{
    protected override ITestDatabase MakeDatabase() => SqlServerContracts.MakeDatabase();
}

public sealed class SqlServerPushTests : PushContract
{
    protected override ITestDatabase MakeDatabase() => SqlServerContracts.MakeDatabase();
}

public sealed class SqlServerFeedTests : FeedContract
{
    protected override ITestDatabase MakeDatabase() => SqlServerContracts.MakeDatabase();
}

public sealed class SqlServerSnapshotTests : SnapshotContract
{
    protected override ITestDatabase MakeDatabase() => SqlServerContracts.MakeDatabase();
}

/// <summary>Where no server is given, each test is skipped, by its name and with the reason.</summary>
internal static class SqlServerContracts
{
    public static ITestDatabase MakeDatabase()
    {
        Assert.SkipUnless(SqlServerDatabase.IsThere, SqlServerDatabase.WhyNot);
        return new SqlServerDatabase();
    }
}
