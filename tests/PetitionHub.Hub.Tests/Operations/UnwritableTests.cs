using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using PetitionHub.Client;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Operations;

/// <summary>A hub that cannot commit is not ready, says why once, and tells its callers to come again.</summary>
public sealed class UnwritableTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly HubLog _log = new();
    private readonly WrongClock _clock = new();
    private TestHub _hub = null!;

    public async ValueTask InitializeAsync()
    {
        _hub = await TestHub.StartAsync(
            _folder.Path, _log, _clock, configure: options =>
                options with { Ledger = options.Ledger with { LockTimeoutMs = 200 } });
        await _hub.ImportUnitsAsync();
        Assert.Equal(HttpStatusCode.OK, (await ReadinessAsync()).Status);
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task LedgerFileRemovedUnderARunningHub_IsUnavailableAndNotReady()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there can an open file be removed, and is told from another.");
        File.Delete(_folder.File("petitionhub.db"));

        await AssertUnavailableAsync(Reason.StorageUnavailable);
        // Reads, too: a connection of the pool would go on in the file that is gone.
        var read = await Assert.ThrowsAsync<RpcException>(() =>
            _hub.Operator.Ledger.GetLedgerHeadAsync(new(), cancellationToken: Wait.Token).ResponseAsync);
        Assert.Equal((StatusCode.Unavailable, Reason.StorageUnavailable), (HubError.From(read).Code, HubError.From(read).Reason));

        var (_, reason, why) = await WaitUntilNotReadyAsync();
        Assert.Equal("Moved", reason);
        Assert.Equal($"The file '{_folder.File("petitionhub.db")}' was removed or replaced while it was open.", why);
        // One of the writer; one of the tail, which can no longer read.
        Assert.Single(_log.Errors, line => line.Contains(" 2003: ", StringComparison.Ordinal));
        Assert.True(_log.Errors.Count <= 2, string.Join(Environment.NewLine, _log.Errors));
    }

    [Fact]
    public async Task ForeignLock_IsUnavailableAndNotReady_AndReadyOnceItIsFree()
    {
        await using var foreign = new SqliteConnection($"Data Source={_folder.File("petitionhub.db")};Pooling=False");
        await foreign.OpenAsync(Wait.Token);
        Execute(foreign, "BEGIN EXCLUSIVE");

        var (_, reason, why) = await WaitUntilNotReadyAsync();
        Assert.Equal(("Fails", "The ledger cannot be written: error 5/5, database is locked."), (reason, why));
        await AssertUnavailableAsync(Reason.StorageUnavailable);
        Assert.Contains("(error 5/5, database is locked)", Assert.Single(_log.Errors), StringComparison.Ordinal);

        Execute(foreign, "ROLLBACK");
        await Wait.UntilAsync(async () => (await ReadinessAsync()).Status == HttpStatusCode.OK);
        await _hub.As(TianxinHousing).CallInvoker.SendAsync(Ask.Register());
    }

    [Fact]
    public async Task ClockThatJumps400Days_IsUnavailableAndNotReady_AndReadyOnceItIsRight()
    {
        _clock.Wrong = TimeSpan.FromDays(400);

        var (_, reason, why) = await WaitUntilNotReadyAsync();
        Assert.Equal("ClockUntrusted", reason);
        Assert.Contains("by the time that has passed it is", why, StringComparison.Ordinal);
        Assert.Contains("The hub cannot write, and is not ready", Assert.Single(_log.Errors), StringComparison.Ordinal);

        _clock.Wrong = TimeSpan.Zero;
        await Wait.UntilAsync(async () => (await ReadinessAsync()).Status == HttpStatusCode.OK);
        await _hub.As(TianxinHousing).CallInvoker.SendAsync(Ask.Register());
    }

    /// <summary>Over gRPC with RetryInfo; over JSON 503 with Retry-After.</summary>
    private async Task AssertUnavailableAsync(Reason reason)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => RegisterOnceAsync());
        var error = HubError.From(refused);
        Assert.Equal((StatusCode.Unavailable, reason, TimeSpan.FromSeconds(5)), (error.Code, error.Reason, error.RetryDelay));

        using var handler = _hub.Handler(_hub.CertificateOf(TianxinHousing));
        using var http = new HttpClient(handler);
        var body = JsonContent.Create(new { requestId = Ask.NewId(), registration = new { details = Json() } });
        using var answer = await http.PostAsync(new Uri(_hub.Address, "/v1/petitions"), body, Wait.Token).Bounded();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter?.Delta);
    }

    private Task<RegisterPetitionResponse> RegisterOnceAsync() =>
        new PetitionService.PetitionServiceClient(_hub.ConnectAs(TianxinHousing)).RegisterPetitionAsync(
            Ask.Register(), cancellationToken: Wait.Token)
            .ResponseAsync.Bounded();

    private static object Json() => new
    {
        subject = "路灯不亮",
        content = "小区门口路灯已坏三月，请求修复。",
        category = "999901",
        territory = "430103",
        channel = "CHANNEL_WEBSITE",
        purpose = "PURPOSE_APPEAL",
    };

    private async Task<(HttpStatusCode Status, string? Reason, string? Why)> WaitUntilNotReadyAsync()
    {
        var readiness = await ReadinessAsync();
        await Wait.UntilAsync(async () =>
            (readiness = await ReadinessAsync()) is { Status: HttpStatusCode.ServiceUnavailable, Reason: not "Waits" });
        return readiness;
    }

    private async Task<(HttpStatusCode Status, string? Reason, string? Why)> ReadinessAsync()
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(_hub.Operations, "/health/ready"), Wait.Token).Bounded();
        using var report = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Wait.Token));
        var ledger = report.RootElement.GetProperty("ledger");
        return (answer.StatusCode, TextOf(ledger, "reason"), TextOf(ledger, "why"));
    }

    private static string? TextOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The machine's clock, which can be set wrong.</summary>
    private sealed class WrongClock : TimeProvider
    {
        private long _wrongTicks;

        public TimeSpan Wrong
        {
            get => new(Interlocked.Read(ref _wrongTicks));
            set => Interlocked.Exchange(ref _wrongTicks, value.Ticks);
        }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Wrong;
    }
}
