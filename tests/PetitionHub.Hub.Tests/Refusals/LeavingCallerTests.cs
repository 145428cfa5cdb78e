using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Grpc.Reflection.V1Alpha;
using PetitionHub.Client;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Tests.Attachments;
using PetitionHub.Hub.Tests.Running;
using PetitionHub.Hub.Tests.Sync;
using PetitionHub.Ledger.Operators;
using PetitionHub.V1;
using static PetitionHub.Hub.Tests.Running.TestUnits;
using OrganType = PetitionHub.V1.OrganType;

namespace PetitionHub.Hub.Tests.Refusals;

/// <summary>
/// Who may call no more while a call of theirs goes on: nothing more is told or taken, and the call ends with the reason.
/// </summary>
public sealed class LeavingCallerTests : IAsyncLifetime
{
    private const string Unit = Tianxin;

    private readonly TempFolder _folder = new();
    private readonly Sample _file = Sample.OfSize(9 * 1024 * 1024);
    private TestHub _hub = null!;
    private string _petition = "";

    /// <summary>
    /// Every call that goes on for a time, of the contract and beside it. What health checks tell goes through the same writer.
    /// </summary>
    public static TheoryData<string, bool> Calls
    {
        get
        {
            var calls = WireCall.All
                .Where(method => method.IsClientStreaming || method.IsServerStreaming
                    || method.InputType.FindFieldByName("wait") is not null)
                .Select(method => method.Name).Concat(["ServerReflectionInfo", "PullInbox over JSON"]);
            var data = new TheoryData<string, bool>();
            foreach (var call in calls)
            {
                data.Add(call, true);
                data.Add(call, false);
            }

            return data;
        }
    }

    public async ValueTask InitializeAsync()
    {
        File.WriteAllText(_folder.File("revoked.txt"), "# end\n");
        _hub = await TestHub.StartAsync(
            _folder.File("data"), configure: options =>
                options with { Identity = new() { RevokedPath = _folder.File("revoked.txt") } });
        await _hub.ImportUnitsAsync();
        var registered = await _hub.As(Changsha)
            .Petitions.RegisterPetitionAsync(Ask.RegisterFor(Unit), cancellationToken: Wait.Token);
        _petition = registered.Receipt.PetitionId;
        await _hub.As(Changsha).UploadAsync(_file);
        await _hub.As(Changsha).FileAsync(_petition, _file);
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _folder.Dispose();
        Assert.Empty(_hub.Log.Errors);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Call_OfAUnitThatIsSuspendedOrRevokedMeanwhile_EndsWithTheReasonAndTakesNothingMore(
        string call, bool isRevoked)
    {
        var (end, dispose) = await OpenAsync(call);
        using (dispose)
        {
            await (isRevoked ? RevokeAsync(Unit) : SuspendAsync(Unit));
            var head = await HeadAsync();

            var (code, reason) = await end();

            Assert.Equal(isRevoked ? (StatusCode.Unauthenticated, "CERTIFICATE_UNTRUSTED") : (
                StatusCode.PermissionDenied, "UNIT_INACTIVE"), (code, reason));
            Assert.Equal(head, await HeadAsync());
        }
    }

    [Fact]
    public async Task Import_OfAnOperatorWhoseAccountIsDisabledMeanwhile_ChangesNothingMore()
    {
        var accounts = _hub.Get<OperatorAccounts>();
        await accounts.AddAsync("test", OperatorRole.Operate, "no password", Wait.Token);
        using var import = _hub.Operator.Units.ImportUnits(cancellationToken: Wait.Token);
        await import.RequestStream.WriteAsync(Change(), Wait.Token).Bounded();
        Assert.True(await import.ResponseStream.MoveNext(Wait.Token).Bounded());
        Assert.NotNull(import.ResponseStream.Current.Receipt);

        await accounts.SetDisabledAsync("test", isDisabled: true, Wait.Token);
        // An account is looked at again within seconds.
        await Wait.UntilAsync(async () =>
            await IsRefusedAsync(() =>
                _hub.Operator.Ledger.GetLedgerHeadAsync(new(), cancellationToken: Wait.Token).ResponseAsync));
        var name = NameOf(TianxinHousing);
        var (code, reason) = await EndAsync(import.RequestStream, import.ResponseStream, Change());

        Assert.Equal((StatusCode.PermissionDenied, "OPERATOR_REQUIRED"), (code, reason));
        Assert.Equal(name, NameOf(TianxinHousing));
    }

    /// <summary>Opens a call, in which something came or went; gives what tries to go on, and tells how it ended.</summary>
    private async Task<(Func<Task<(StatusCode, string)>> End, IDisposable Call)> OpenAsync(string name)
    {
        var unit = _hub.As(Unit);
        switch (name)
        {
            case "PushCommands":
                var push = unit.Sync.PushCommands(cancellationToken: Wait.Token);
                await push.RequestStream.WriteAsync(PushCall.Message("s", 1, Ask.Register()), Wait.Token).Bounded();
                Assert.True(await push.ResponseStream.MoveNext(Wait.Token).Bounded());
                return (() => EndAsync(push.RequestStream, push.ResponseStream, PushCall.Message("s", 2, Ask.Register())), push);
            case "ImportUnits":
                var import = unit.Units.ImportUnits(cancellationToken: Wait.Token);
                await import.RequestStream.WriteAsync(Change(), Wait.Token).Bounded();
                Assert.True(await import.ResponseStream.MoveNext(Wait.Token).Bounded());
                return (() => EndAsync(import.RequestStream, import.ResponseStream, Change()), import);
            case "SubscribeInbox":
                return await OpenedAsync(
                    unit.Inbox.SubscribeInbox(new() { Consumer = "main", AfterSequence = 0 }, cancellationToken: Wait.Token));
            case "StreamFeed":
                return await OpenedAsync(unit.Sync.StreamFeed(new(), cancellationToken: Wait.Token));
            case "WatchVolumes":
                return await OpenedAsync(
                    unit.Monitoring.WatchVolumes(new() { Territory = "430103" }, cancellationToken: Wait.Token));
            case "DownloadAttachment":
                return await OpenedAsync(unit.Attachments.DownloadAttachment(
                    new() { PetitionId = _petition, Sha256 = _file.Sha256 }, cancellationToken: Wait.Token));
            case "UploadAttachment":
                return await UploadingAsync(unit);
            case "ServerReflectionInfo":
                var reflection = new ServerReflection.ServerReflectionClient(unit.CallInvoker)
                    .ServerReflectionInfo(cancellationToken: Wait.Token);
                var ask = new ServerReflectionRequest { ListServices = "" };
                await reflection.RequestStream.WriteAsync(ask, Wait.Token).Bounded();
                Assert.True(await reflection.ResponseStream.MoveNext(Wait.Token).Bounded());
                return (() => EndAsync(reflection.RequestStream, reflection.ResponseStream, ask), reflection);
            case "PullInbox":
                var head = (await _hub.Operator.Ledger.GetLedgerHeadAsync(new(), cancellationToken: Wait.Token)).Sequence;
                var pull = unit.Inbox.PullInboxAsync(
                    new() { Consumer = "main", AfterSequence = head, Wait = Duration.FromTimeSpan(TimeSpan.FromSeconds(30)) },
                    cancellationToken: Wait.Token);
                await Wait.UntilAsync(() => _hub.Get<Hub.Inbox.InboxListeners>().Count(Unit) > 0);
                return (async () => ReasonOf(await Assert.ThrowsAsync<RpcException>(() => pull.ResponseAsync.Bounded())), pull);
            default:
                Assert.Equal("PullInbox over JSON", name);
                return await PullingOverJsonAsync();
        }
    }

    private async Task<(Func<Task<(StatusCode, string)>>, IDisposable)> PullingOverJsonAsync()
    {
        var head = (await _hub.Operator.Ledger.GetLedgerHeadAsync(new(), cancellationToken: Wait.Token)).Sequence;
        var http = new HttpClient(_hub.Handler(_hub.CertificateOf(Unit))) { BaseAddress = _hub.Address };
        var pull = http.GetAsync(new Uri($"/v1/inbox/main/entries?afterSequence={head}&wait=30s", UriKind.Relative), Wait.Token);
        await Wait.UntilAsync(() => _hub.Get<Hub.Inbox.InboxListeners>().Count(Unit) > 0);
        return (async () =>
        {
            using var answer = await pull.Bounded();
            var problem = System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync(Wait.Token))!;
            return ((string)problem["code"]! == "UNAUTHENTICATED"
                ? StatusCode.Unauthenticated
                : StatusCode.PermissionDenied, (string)problem["reason"]!);
        }, http);
    }

    private static async Task<(Func<Task<(StatusCode, string)>>, IDisposable)> UploadingAsync(HubChannel unit)
    {
        var file = Sample.OfSize(8 * 1024 * 1024);
        await unit.StartAsync(file);
        var upload = await unit.OpenAsync(file, 0, file.Content.AsMemory(0, 1024 * 1024));
        return (async () =>
        {
            await Assert.ThrowsAnyAsync<Exception>(async () =>
            {
                for (var at = 1024 * 1024; at < file.Content.Length; at += 512 * 1024)
                    await upload.RequestStream.WriteAsync(
                        new() { Data = ByteString.CopyFrom(file.Content, at, 512 * 1024) }, Wait.Token).Bounded();
                await upload.RequestStream.CompleteAsync().Bounded();
                throw new InvalidOperationException("All of it went; the answer tells what became of it.");
            });
            return ReasonOf(await Assert.ThrowsAsync<RpcException>(() => upload.ResponseAsync.Bounded()));
        }, upload);
    }

    /// <summary>A stream of answers, of which one has come.</summary>
    private static async Task<(Func<Task<(StatusCode, string)>>, IDisposable)> OpenedAsync<T>(AsyncServerStreamingCall<T> call)
    {
        Assert.True(await call.ResponseStream.MoveNext(Wait.Token).Bounded());
        // What was on its way when the unit left may still come; a whole file may not.
        return (() => DrainAsync(call.ResponseStream, 8), call);
    }

    private static async Task<(StatusCode, string)> DrainAsync<T>(IAsyncStreamReader<T> stream, int most)
    {
        try
        {
            for (var read = 0; read <= most; read++)
                Assert.True(await stream.MoveNext(Wait.Token).Bounded());
        }
        catch (RpcException ended)
        {
            return ReasonOf(ended);
        }

        throw new InvalidOperationException("All of it came.");
    }

    private static async Task<(StatusCode, string)> EndAsync<TRequest, TResponse>(
        IClientStreamWriter<TRequest> requests, IAsyncStreamReader<TResponse> responses, TRequest next)
    {
        try
        {
            await requests.WriteAsync(next, Wait.Token).Bounded();
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        {
            // It has ended already: the answers tell why.
        }

        return ReasonOf(await Assert.ThrowsAsync<RpcException>(() => responses.MoveNext(Wait.Token).Bounded()));
    }

    private static (StatusCode, string) ReasonOf(RpcException ended) =>
        (ended.StatusCode, ended.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason ?? "none");

    private async Task SuspendAsync(string unit) => await _hub.Operator.Units.ChangeUnitAsync(
        new()
        {
            RequestId = Ask.NewId(),
            UnitChange = new() { Kind = UnitChangeKind.Suspend, Unit = new() { UnitCode = unit }, Reason = Ask.Reasons }
        },
        cancellationToken: Wait.Token);

    private async Task RevokeAsync(string unit)
    {
        using var certificate = _hub.CertificateOf(unit);
        var revoked = File.ReadAllText(_folder.File("revoked.txt"))
            .Replace("# end", certificate.SerialNumber + "\n# end", StringComparison.Ordinal);
        File.Move(_folder.Write("new", revoked), _folder.File("revoked.txt"), overwrite: true);
        await Wait.UntilAsync(async () => await IsRefusedAsync(
            () => _hub.As(unit).Units.GetUnitAsync(new() { UnitCode = unit }, cancellationToken: Wait.Token).ResponseAsync));
    }

    private static async Task<bool> IsRefusedAsync<T>(Func<Task<T>> call)
    {
        try
        {
            await call().Bounded();
            return false;
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.Unauthenticated or StatusCode.PermissionDenied)
        {
            return true;
        }
    }

    private static ImportUnitsRequest Change() => new()
    {
        RequestId = Ask.NewId(),
        UnitChange = new()
        {
            Kind = UnitChangeKind.Update,
            Reason = Ask.Reasons,
            Unit = new()
            {
                UnitCode = TianxinHousing,
                Name = $"天心区住建局 {Guid.NewGuid():N}",
                Territory = "430103",
                OrganType = OrganType.CompetentOrgan,
                System = "housing"
            },
        },
    };

    private string NameOf(string unit) =>
        _hub.Get<IUnitDirectory>().TryFind(UnitCode.Parse(unit), out var found) ? found.Name : "";

    private async Task<long> HeadAsync() =>
        (await _hub.Operator.Ledger.GetLedgerHeadAsync(new(), cancellationToken: Wait.Token)).Sequence;
}
