using Google.Protobuf;
using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Refusals;

/// <summary>
/// What is wrong with a request is told by code, reason, metadata and field; and a refused command wrote nothing.
/// </summary>
public sealed class BadRequestTests(HubFixture hub) : IClassFixture<HubFixture>
{
    public static TheoryData<string> Names => [.. BadRequests.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Call_WithABadRequest_IsRefusedByNameAndWritesNothing(string name)
    {
        var bad = BadRequests.All[name];
        var petition = await RegisterAsync();
        var unit = bad.Unit.Length == 0 ? hub.Operator : hub.As(bad.Unit);

        await hub.RefusesAsync(bad.Code, bad.Reason, () => unit.CallInvoker.CallAsync(bad.Of(petition)), bad.Field, bad.Metadata);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("{3f2504e0-4f89-41d3-9a0c-0305e82c3301}")]
    [InlineData("3f2504e04f8941d39a0c0305e82c3301")]
    [InlineData("3f2504e0-4f89-41d3-9a0c-0305e82c330")]
    [InlineData("3f2504e0-4f89-41d3-9a0c-0305e82c3301 ")]
    [InlineData("3f2504e0-4f89-41d3-9a0c-0305e82c330g")]
    [InlineData("3f2504e0-4f89-41d3-9a0c-0305e82c３３01")]
    public async Task Call_WithAMalformedUuid_NamesTheField(string uuid)
    {
        var command = Ask.Transfer(uuid, Tianxin);
        command.RequestId = uuid;

        var error = await hub.RefusesAsync(
            StatusCode.InvalidArgument, Reason.FieldInvalid, () => hub.As(Changsha).CallInvoker.CallAsync(command), "request_id",
            ("field", "request_id"));

        Assert.Equal(["request_id", "petition_id"], error.FieldViolations.Select(violation => violation.Field));
        await hub.RefusesAsync(
            StatusCode.InvalidArgument, Reason.FieldInvalid,
            () => hub.As(Changsha).CallInvoker.CallAsync(new GetReceiptRequest { RequestId = uuid }), "request_id");
    }

    [Fact]
    public async Task Command_WithManyFaults_NamesEach()
    {
        var details = new PetitionDetails { Channel = (Channel)99, Category = "1", Territory = "x", AccusedUnits = { "?" } };

        var error = await hub.RefusesAsync(
            StatusCode.InvalidArgument, Reason.FieldInvalid, () => hub.As(Changsha).CallInvoker.CallAsync(Ask.Register(details)),
            "registration.details.channel");

        Assert.Superset(
            new HashSet<string>(new[] { "channel", "purpose", "category", "territory", "accused_units[0]" }
                .Select(field => $"registration.details.{field}")),
            error.FieldViolations.Select(violation => violation.Field).ToHashSet());
    }

    [Fact]
    public async Task Command_WithTheRequestIdOfAnother_IsRefused()
    {
        var first = Ask.Register();
        await hub.As(Changsha).CallInvoker.SendAsync(first);
        var other = Ask.Register();
        other.RequestId = first.RequestId;
        other.Registration.Details.Subject = "另一件事";

        await hub.RefusesAsync(
            StatusCode.AlreadyExists, Reason.RequestIdReused, () => hub.As(Changsha).CallInvoker.CallAsync(other), null,
            ("request_id", first.RequestId));
        await hub.RefusesAsync(
            StatusCode.AlreadyExists, Reason.RequestIdReused, () => hub.As(Tianxin).CallInvoker.CallAsync(first), null,
            ("request_id", first.RequestId));
    }

    [Fact]
    public async Task AcknowledgeInbox_BeyondTheHead_IsOutOfRange()
    {
        var (head, _) = await hub.HeadAsync();

        await hub.RefusesAsync(
            StatusCode.OutOfRange,
            Reason.CursorAhead,
            () => hub.As(Changsha).CallInvoker.CallAsync(new AcknowledgeInboxRequest { Consumer = "c", Sequence = head + 1 }),
            null,
            ("sequence", $"{head + 1}"),
            ("head", $"{head}"));
    }

    [Fact]
    public async Task PullInbox_AfterASequenceBeyondTheHead_IsOutOfRange()
    {
        var (head, _) = await hub.HeadAsync();

        await hub.RefusesAsync(
            StatusCode.OutOfRange,
            Reason.CursorAhead,
            () => hub.As(Changsha).CallInvoker.CallAsync(new PullInboxRequest { Consumer = "c", AfterSequence = head + 1 }),
            null,
            ("sequence", $"{head + 1}"),
            ("head", $"{head}"));
    }

    [Fact]
    public async Task List_WithTheTokenOfAnotherListOrFilter_IsRefused()
    {
        var petition = await RegisterAsync();
        await RegisterAsync();
        await hub.As(Changsha).CallInvoker.SendAsync(Ask.Progress(petition));
        var unit = hub.As(Changsha);
        var units = (await unit.Units.ListUnitsAsync(new() { PageSize = 1 }, cancellationToken: Wait.Token)).NextPageToken;
        var held = (await unit.Petitions.ListPetitionsAsync(new() { PageSize = 1 }, cancellationToken: Wait.Token)).NextPageToken;
        var timeline = (await unit.Petitions.ListTimelineAsync(
            new() { PetitionId = petition, PageSize = 1 }, cancellationToken: Wait.Token)).NextPageToken;
        Assert.All([units, held, timeline], token => Assert.NotEmpty(token));

        await InvalidAsync(Changsha, new ListPetitionsRequest { PageToken = units });
        await InvalidAsync(Changsha, new ListPetitionsRequest { PageToken = held, OverdueOnly = true });
        await InvalidAsync(Hunan, new ListPetitionsRequest { PageToken = held });
        await InvalidAsync(Changsha, new ListTimelineRequest { PetitionId = petition, PageToken = held });
        await InvalidAsync(Changsha, new ListUnitsRequest { PageToken = timeline });
        await InvalidAsync(Changsha, new ListUnitsRequest { PageToken = units, Territory = "430000" });
        await InvalidAsync(Changsha, new ListParkedInboxEntriesRequest { PageToken = held });
    }

    [Fact]
    public async Task Call_OnAPetitionOfOthers_IsAnsweredAsOneThatIsNotThere()
    {
        var others = await RegisterAsync();
        var nowhere = Ask.NewId();

        Func<string, IMessage>[] calls =
        [
            petition => new GetPetitionRequest { PetitionId = petition }, petition =>
                new ListTimelineRequest { PetitionId = petition },
            petition => Ask.Transfer(petition, Tianxin), Ask.Acknowledge, petition => Ask.Amend(petition, Ask.Details(), 1),
        ];
        foreach (var call in calls)
        {
            var (there, missing) = (await NotFoundAsync(call(others), others), await NotFoundAsync(call(nowhere), nowhere));
            Assert.Equal(missing, there);
        }
    }

    /// <summary>All that the caller gets to see, with the id taken out.</summary>
    private async Task<string> NotFoundAsync(IMessage request, string petition)
    {
        var exception = await Assert.ThrowsAsync<RpcException>(() => hub.As(Zhejiang).CallInvoker.CallAsync(request));
        Assert.Equal((Reason.PetitionNotFound, petition),
            (HubError.From(exception).Reason, HubError.From(exception).Metadata["petition_id"]));
        var trailers = exception.Trailers.Select(trailer => trailer.Key).Where(key => key != "date");
        return $"{exception.Status} {exception.GetRpcStatus()} {string.Join(' ', trailers)}"
            .Replace(petition, "ID", StringComparison.Ordinal)
            .Replace(Base64Of(exception), "DETAILS", StringComparison.Ordinal);
    }

    // The status prints its details as the bytes that they are.
    private static string Base64Of(RpcException exception) => exception.GetRpcStatus()!.Details[0].Value.ToBase64();

    private Task<HubError> InvalidAsync(string unit, IMessage request) => hub.RefusesAsync(
        StatusCode.InvalidArgument, Reason.PageTokenInvalid, () => hub.As(unit).CallInvoker.CallAsync(request), "page_token");

    private async Task<string> RegisterAsync() => (await hub.As(Changsha).CallInvoker.SendAsync(Ask.Register())).PetitionId;
}
