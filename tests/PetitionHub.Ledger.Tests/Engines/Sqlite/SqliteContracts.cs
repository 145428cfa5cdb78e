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
using PetitionHub.Ledger.Tests.Testing;
using PetitionHub.Ledger.Tests.Writing;

namespace PetitionHub.Ledger.Tests.Engines.Sqlite;

public sealed class SqliteWriterTests : WriterContract
{
    protected override ITestDatabase MakeDatabase() => new SqliteDatabase();
}

public sealed class SqliteClockTests : ClockContract
{
    protected override ITestDatabase MakeDatabase() => new SqliteDatabase();
}

public sealed class SqliteOnceTests : OnceContract
{
    protected override ITestDatabase MakeDatabase() => new SqliteDatabase();
}

public sealed class SqliteInboxTests : InboxContract
{
    protected override ITestDatabase MakeDatabase() => new SqliteDatabase();
}

public sealed class SqliteWatchTests : WatchContract
{
    protected override ITestDatabase MakeDatabase() => new SqliteDatabase();
}

public sealed class SqliteReplicaTests : ReplicaContract
{
    protected override ITestDatabase MakeDatabase() => new SqliteDatabase();
}

public sealed class SqliteReaderTests : ReaderContract
{
    protected override ITestDatabase MakeDatabase() => new SqliteDatabase();
}

public sealed class SqliteRepeatTests : RepeatContract
{
    protected override ITestDatabase MakeDatabase() => new SqliteDatabase();
}

public sealed class SqliteMonitoringTests : MonitoringContract
{
    protected override ITestDatabase MakeDatabase() => new SqliteDatabase();
}

public sealed class SqliteAttachmentTests : AttachmentContract
{
    protected override ITestDatabase MakeDatabase() => new SqliteDatabase();
}

public sealed class SqliteCheckTests : CheckContract
{
    protected override ITestDatabase MakeDatabase() => new SqliteDatabase();
}

public sealed class SqliteProjectionTests : ProjectionContract
{
    protected override ITestDatabase MakeDatabase() => new SqliteDatabase();
}

public sealed class SqlitePushTests : PushContract
{
    protected override ITestDatabase MakeDatabase() => new SqliteDatabase();
}

public sealed class SqliteFeedTests : FeedContract
{
    protected override ITestDatabase MakeDatabase() => new SqliteDatabase();
}

public sealed class SqliteSnapshotTests : SnapshotContract
{
    protected override ITestDatabase MakeDatabase() => new SqliteDatabase();
}

public sealed class SqliteOperatorTests : OperatorContract
{
    protected override ITestDatabase MakeDatabase() => new SqliteDatabase();
}

public sealed class SqliteCorridorTests : CorridorContract
{
    protected override ITestDatabase MakeDatabase() => new SqliteDatabase();
}
