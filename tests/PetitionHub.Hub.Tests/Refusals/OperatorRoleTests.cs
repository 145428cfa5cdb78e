using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using PetitionHub.Client;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Tests.Json;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Operators;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;
using Method = Google.Protobuf.Reflection.MethodDescriptor;

namespace PetitionHub.Hub.Tests.Refusals;

/// <summary>What an operator may do over gRPC and JSON is what the account of that name may do at the console.</summary>
public sealed class OperatorRoleTests(HubFixture hub) : IClassFixture<HubFixture>
{
    /// <summary>Every method whose request has an id of its own, by which it can be sent again: it changes something.</summary>
    public static TheoryData<string> Changing => [.. WireCall.All.Where(IsChanging).Select(method => method.FullName)];

    [Theory]
    [MemberData(nameof(Changing))]
    public async Task ViewOperator_CallingWhatChangesSomething_IsRefused(string name)
    {
        var method = WireCall.All.Single(one => one.FullName == name);
        await AddAsync("viewer", OperatorRole.View);
        var head = await hub.HeadAsync();
        using var channel = Connect("viewer");

        var refused = HubError.From(await Assert.ThrowsAsync<RpcException>(() => CallAsync(channel, method)));

        Assert.Equal((StatusCode.PermissionDenied, Reason.OperatorRequired, "view"),
            (refused.Code, refused.Reason, refused.Metadata["role"]));
        if (JsonCall.RuleOf(method) is { } rule)
        {
            using var http = new HttpClient(hub.Hub.Handler(CertificateOf("viewer"))) { BaseAddress = hub.Hub.Address };
            var address = rule.Post.Replace("{petition_id}", "x", StringComparison.Ordinal)
                .Replace("{unit_code}", Tianxin, StringComparison.Ordinal);
            var problem = await http.RefusedAsync(JsonCall.Post(address, "{}"));
            Assert.Equal(("PERMISSION_DENIED", "OPERATOR_REQUIRED"), ((string?)problem["code"], (string?)problem["reason"]));
        }

        Assert.Equal(head, await hub.HeadAsync());
    }

    [Fact]
    public void Method_ThatChangesSomething_IsNoneOfTheReads()
    {
        var reads = WireCall.All.Where(method => CallRights.IsRead($"/{method.Service.FullName}/{method.Name}")).ToList();

        Assert.DoesNotContain(reads, IsChanging);
        // A call that moves a cursor or takes a file is a unit's: it is neither a command nor a read.
        string[] others = ["PushCommands", "StartUpload", "UploadAttachment", "AcknowledgeInbox", "ParkInboxEntry",
            "UnparkInboxEntry"];
        Assert.Equal(others.Order(),
            WireCall.All.Except(reads).Where(method => !IsChanging(method)).Select(method => method.Name).Order());
    }

    [Fact]
    public async Task ViewOperator_Looking_IsServed()
    {
        await AddAsync("looker", OperatorRole.View);
        using var channel = Connect("looker");
        Assert.NotEmpty((await new UnitService.UnitServiceClient(channel).ListUnitsAsync(new(), cancellationToken: Wait.Token))
            .Units);
        await new MonitoringService.MonitoringServiceClient(channel).CountStuckAsync(new(), cancellationToken: Wait.Token);
    }

    [Fact]
    public async Task Operator_WhoGetsTheRoleOperate_MayChangeUnits()
    {
        await AddAsync("promoted", OperatorRole.View);
        using var channel = Connect("promoted");
        await Assert.ThrowsAsync<RpcException>(() => SuspendAsync(channel));

        await hub.Hub.Get<LedgerStore>().Operators.SetRoleAsync("promoted", OperatorRole.Operate, Wait.Token);

        await Wait.UntilAsync(async () =>
        {
            try
            {
                await SuspendAsync(channel);
                return true;
            }
            catch (RpcException refused) when (refused.StatusCode == StatusCode.PermissionDenied)
            {
                return false;
            }
        });
    }

    [Fact]
    public async Task Operator_WhoseAccountIsDisabled_MayNotEvenLook()
    {
        await AddAsync("disabled", OperatorRole.Operate);
        await hub.Hub.Get<LedgerStore>().Operators.SetDisabledAsync("disabled", isDisabled: true, Wait.Token);
        using var channel = Connect("disabled");

        var refused = HubError.From(await Assert.ThrowsAsync<RpcException>(
            () => new LedgerService.LedgerServiceClient(channel).GetLedgerHeadAsync(new(), cancellationToken: Wait.Token)
                .ResponseAsync));

        Assert.Equal((StatusCode.PermissionDenied, Reason.OperatorRequired), (refused.Code, refused.Reason));
    }

    [Theory]
    [InlineData(null, null, OperatorRole.Operate)]
    [InlineData(null, "/ca.pem", OperatorRole.View)]
    [InlineData("operate", "/ca.pem", OperatorRole.Operate)]
    [InlineData("view", null, OperatorRole.View)]
    public void Role_WithoutAnAccount_IsTheLeastUnlessTheHubMadeTheCertificate(
        string? role, string? authorities, OperatorRole expected) =>
        Assert.Equal(expected, new IdentityOptions { OperatorRole = role, AuthoritiesPath = authorities }.RoleWithoutAccount);

    private static bool IsChanging(Method method) =>
        method.InputType.FindFieldByName("request_id") is not null && JsonCall.RuleOf(method) is not { Get.Length: > 0 };

    private static async Task CallAsync(GrpcChannel channel, Method method)
    {
        if (!method.IsClientStreaming)
        {
            await channel.CreateCallInvoker().CallAsync((IMessage)Activator.CreateInstance(method.InputType.ClrType)!);
            return;
        }

        Assert.Equal("ImportUnits", method.Name);
        using var import = new UnitService.UnitServiceClient(channel).ImportUnits(cancellationToken: Wait.Token);
        await import.ResponseStream.MoveNext(Wait.Token).Bounded();
    }

    private static async Task SuspendAsync(GrpcChannel channel) =>
        await new UnitService.UnitServiceClient(channel).ChangeUnitAsync(
        new()
        {
            RequestId = Ask.NewId(),
            UnitChange = new()
            {
                Kind = UnitChangeKind.Suspend,
                Unit = new() { UnitCode = "330102-health" },
                Reason = Ask.Reasons
            }
        },
        cancellationToken: Wait.Token);

    private Task<bool> AddAsync(string name, OperatorRole role) =>
        hub.Hub.Get<LedgerStore>().Operators.AddAsync(name, role, "no password", Wait.Token);

    private GrpcChannel Connect(string name) => hub.Hub.Connect(CertificateOf(name));

    private System.Security.Cryptography.X509Certificates.X509Certificate2 CertificateOf(string name)
    {
        var issued = hub.Hub.Authority.IssueOperator(name);
        return System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPemFile(
            issued.CertificatePath, issued.KeyPath);
    }
}
