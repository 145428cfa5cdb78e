using Grpc.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PetitionHub.Client;
using PetitionHub.Hub.Attachments;
using PetitionHub.Hub.Attachments.Storage;
using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Writing;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Attachments;

/// <summary>Limits, damage, and what is removed: each with a hub of its own.</summary>
public sealed class StorageTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly HubLog _log = new();
    private TestHub _hub = null!;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        // A test that is skipped has none.
        if (_hub is not null)
            await _hub.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Start_OfAFileThatIsTooLargeOrBeyondTheQuota_IsRefusedWithTheLimits()
    {
        await StartHubAsync(options => options with { Attachments = new() { MaxFileBytes = 100, UnitQuotaBytes = 150 } });
        var tianxin = _hub.As(Tianxin);

        var large = await RefusedAsync(() => tianxin.StartAsync(Sample.OfSize(101)));
        Assert.Equal((StatusCode.InvalidArgument, Reason.AttachmentTooLarge), (large.Code, large.Reason));
        Assert.Equal(("100", "101"), (large.Metadata["limit_bytes"], large.Metadata["size_bytes"]));
        await tianxin.StartAsync(Sample.OfSize(100));
        var quota = await tianxin.Attachments.GetAttachmentQuotaAsync(new(), cancellationToken: Wait.Token);
        Assert.Equal(new GetAttachmentQuotaResponse { UsedBytes = 100, LimitBytes = 150, FileLimitBytes = 100 }, quota);
        var beyond = await RefusedAsync(() => tianxin.StartAsync(Sample.OfSize(51)));
        Assert.Equal((StatusCode.ResourceExhausted, Reason.AttachmentQuotaExceeded), (beyond.Code, beyond.Reason));
        Assert.Equal(
            ("150", "100", "51"), (beyond.Metadata["limit_bytes"], beyond.Metadata["used_bytes"], beyond.Metadata["size_bytes"]));
        await tianxin.StartAsync(Sample.OfSize(50));
        await _hub.As(Yuelu).StartAsync(Sample.OfSize(100));
    }

    [Fact]
    public async Task Upload_BeyondWhatAUnitMaySendAtOnce_IsToldToWait()
    {
        await StartHubAsync(options => options with { Attachments = new() { UploadsPerUnit = 1 } });
        var file = Sample.OfSize(Sample.PartBytes + 1);
        await _hub.As(Tianxin).StartAsync(file);
        using (await _hub.As(Tianxin).OpenAsync(file, 0, file.Content.AsMemory(0, Sample.PartBytes)))
        {
            await Wait.UntilAsync(async () => (await _hub.As(Tianxin).StartAsync(file)).ReceivedBytes == Sample.PartBytes);

            var busy = await RefusedAsync(() => SendOnceAsync(file));

            Assert.Equal((StatusCode.ResourceExhausted, Reason.HubBusy), (busy.Code, busy.Reason));
            Assert.NotNull(busy.RetryDelay);
            await _hub.As(Yuelu).UploadAsync(file);
        }

        await Wait.UntilAsync(async () => await SucceedsAsync(() => _hub.As(Tianxin).UploadAsync(file)));
    }

    [Fact]
    public async Task Upload_WhoseSenderFallsSilent_EndsAfterAMinute()
    {
        await StartHubAsync();
        var file = Sample.OfSize(Sample.PartBytes + 1);
        await _hub.As(Tianxin).StartAsync(file);
        using var call = await _hub.As(Tianxin).OpenAsync(file, 0, file.Content.AsMemory(0, Sample.PartBytes));
        await Wait.UntilAsync(async () => (await _hub.As(Tianxin).StartAsync(file)).ReceivedBytes == Sample.PartBytes);

        // The minute begins when the hub has put the part and waits for the next bytes.
        await Wait.UntilAsync(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(61));
            return call.ResponseAsync.IsCompleted;
        });

        Assert.Equal(Reason.DeadlinePassed, (await RefusedAsync(() => call.ResponseAsync)).Reason);
    }

    [Fact]
    public async Task Download_OfADamagedFile_EndsWithDataLoss()
    {
        await StartHubAsync();
        var (petition, file) = await FiledAsync(Sample.PartBytes + 777);
        _hub.Damage(777);

        var damaged = await RefusedAsync(() => _hub.As(Tianxin).DownloadAsync(petition, file.Sha256));

        Assert.Equal((StatusCode.DataLoss, Reason.AttachmentDigestMismatch), (damaged.Code, damaged.Reason));
        Assert.Equal(Convert.ToHexStringLower(file.Sha256.Span), damaged.Metadata["sha256"]);
        Assert.Single(_log.Errors, line => line.Contains(damaged.Metadata["sha256"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Upload_OnceTheFolderWasRemovedUnderTheHub_IsUnavailable_AndNothingIsWrittenBesideIt()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere a folder that is removed is not told from another.");
        await StartHubAsync();
        await FiledAsync(1_000);
        Directory.Move(_hub.AttachmentFolder, _hub.AttachmentFolder + "-away");

        var refused = await RefusedAsync(() => _hub.As(Tianxin).UploadAsync(Sample.OfSize(1_001)));

        Assert.Equal((StatusCode.Unavailable, Reason.StorageUnavailable), (refused.Code, refused.Reason));
        Assert.False(Directory.Exists(_hub.AttachmentFolder));
    }

    [Fact]
    public async Task Download_OfAFileOfWhichAPartIsGone_EndsWithDataLoss()
    {
        await StartHubAsync();
        var (petition, file) = await FiledAsync(Sample.PartBytes + 777);
        File.Delete(Directory.EnumerateFiles(_hub.AttachmentFolder, "00001", SearchOption.AllDirectories).Single());

        foreach (var offset in new[] { 0, Sample.PartBytes + 1 })
            Assert.Equal(
                StatusCode.DataLoss,
                (await RefusedAsync(() => _hub.As(Tianxin).DownloadAsync(petition, file.Sha256, offset))).Code);
    }

    [Fact]
    public async Task Collect_RemovesWhatIsNotFiledAfterSevenDays_AndNeverWhatIs()
    {
        await StartHubAsync();
        var (petition, filed) = await FiledAsync(1_000);
        var (unfiled, begun) = (Sample.OfSize(1_001), Sample.OfSize(Sample.PartBytes + 1));
        await _hub.As(Tianxin).UploadAsync(unfiled);
        await _hub.As(Tianxin).StartAsync(begun);
        await _hub.As(Tianxin).SendAsync(begun, 0, begun.Content.AsMemory(0, Sample.PartBytes));
        Assert.Equal(3, _hub.CountStoredKeys());

        _clock.Advance(TimeSpan.FromDays(6.9));
        Assert.Equal(0, await CollectAsync());
        _clock.Advance(TimeSpan.FromDays(0.2));
        await CollectAsync();

        Assert.Equal(1, _hub.CountStoredKeys());
        Assert.Equal(filed.Content, (await _hub.As(Tianxin).DownloadAsync(petition, filed.Sha256)).Content);
        foreach (var removed in new[] { unfiled, begun })
            Assert.Equal(new StartUploadResponse(), await _hub.As(Tianxin).StartAsync(removed));
        Assert.Equal(
            filed.Content.Length + unfiled.Content.Length + begun.Content.Length,
            (await _hub.As(Tianxin).Attachments.GetAttachmentQuotaAsync(new(), cancellationToken: Wait.Token)).UsedBytes);
        await _hub.As(Tianxin).UploadAsync(unfiled);
    }

    [Fact]
    public async Task Collect_RemovesKeysThatNoUploadHas_OnceTheyAreOld()
    {
        await StartHubAsync();
        Directory.CreateDirectory(Path.Combine(_hub.AttachmentFolder, Guid.NewGuid().ToString("N")));
        Directory.CreateDirectory(Path.Combine(_hub.AttachmentFolder, "somebody-else's"));

        Assert.Equal(0, await CollectAsync());
        _clock.Advance(TimeSpan.FromDays(8));
        await CollectAsync();

        Assert.Equal(1, _hub.CountStoredKeys());
    }

    [Fact]
    public async Task Collect_AKeyThatCannotBeRemoved_KeepsNoOtherKey_AndIsTold()
    {
        await StartHubAsync();
        var (store, told) = (new StuckStore(), new HubLog(LogLevel.Warning));
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(told));
        var collection = new UploadCollection(
            store, _hub.Get<LedgerWriter>(), _hub.Get<AttachmentReader>(), _hub.Get<HubOptions>().Attachments, _clock,
            loggers.CreateLogger<UploadCollection>());

        Assert.Equal(2, await collection.CollectAsync(Wait.Token).Bounded());

        Assert.Equal([store.Stuck], store.Keys);
        Assert.Single(
            told.Lines,
            line => line.Contains("1 stored files that are not needed could not be removed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_AnS3ServerThatCutsItsListShort_IsToldInsteadOfAskedForEver()
    {
        await StartHubAsync();
        await using var server = await EndlessList.StartAsync();
        using var store = new S3Store(server.Options);

        await Assert.ThrowsAsync<InvalidDataException>(
            () => store.ListKeysAsync(Wait.Token).ToListAsync(Wait.Token).AsTask().Bounded());

        Assert.InRange(server.Asked, 1, 2);
    }

    [Fact]
    public async Task Upload_ToAnS3Server_ComesBackAndIsCollectedLikeAnyOther()
    {
        await using var server = await S3Server.StartAsync();
        var bucket = await server.MakeBucketAsync();
        await StartHubAsync(options => options with { Attachments = bucket });
        var (petition, file) = await FiledAsync((2 * Sample.PartBytes) + 1_000);
        await _hub.As(Tianxin).UploadAsync(Sample.OfSize(2_000));

        Assert.Equal(file.Content, (await _hub.As(Tianxin).DownloadAsync(petition, file.Sha256)).Content);
        _clock.Advance(TimeSpan.FromDays(8));
        await CollectAsync();

        Assert.Equal(file.Content[Sample.PartBytes..],
            (await _hub.As(Tianxin).DownloadAsync(petition, file.Sha256, Sample.PartBytes)).Content);
        var left = await _hub.Get<IAttachmentStore>().ListKeysAsync(Wait.Token).ToListAsync(Wait.Token);
        Assert.Single(left);
        Assert.Equal(0, _hub.CountStoredKeys());
    }

    [Fact]
    public async Task Stored_IsForTheHubsUserOnly()
    {
        await StartHubAsync();
        await FiledAsync(1_000);
        if (OperatingSystem.IsWindows())
            return;

        var part = Directory.EnumerateFiles(_hub.AttachmentFolder, "00000", SearchOption.AllDirectories).Single();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(part));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(Path.GetDirectoryName(part)!));
    }

    private async Task StartHubAsync(Func<HubOptions, HubOptions>? configure = null)
    {
        _hub = await TestHub.StartAsync(_folder.Path, _log, _clock, configure: configure);
        await _hub.ImportUnitsAsync();
    }

    private Task<int> CollectAsync() => _hub.Get<UploadCollection>().CollectAsync(Wait.Token).Bounded();

    private async Task<(string Petition, Sample File)> FiledAsync(int bytes)
    {
        var file = Sample.OfSize(bytes);
        await _hub.As(Tianxin).UploadAsync(file);
        var petition = (await _hub.As(Tianxin).CallInvoker.SendAsync(Ask.Register())).PetitionId;
        await _hub.As(Tianxin).FileAsync(petition, file);
        return (petition, file);
    }

    /// <summary>Without the channel's own retries, which would wait for the other upload to end.</summary>
    private async Task SendOnceAsync(Sample file)
    {
        using var call = new AttachmentService.AttachmentServiceClient(_hub.ConnectAs(Tianxin))
            .UploadAttachment(cancellationToken: Wait.Token);
        await call.RequestStream.WriteAsync(new() { Start = new() { Sha256 = file.Sha256 } }, Wait.Token);
        await call.ResponseAsync.Bounded();
    }

    private static async Task<HubError> RefusedAsync(Func<Task> call) =>
        HubError.From(await Assert.ThrowsAsync<RpcException>(call));

    private static async Task<bool> SucceedsAsync(Func<Task> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (RpcException exception) when (HubError.From(exception).IsTransient)
        {
            return false;
        }
    }
}
