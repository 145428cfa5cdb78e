using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.Hub.Tests.Json;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Confidentiality;

/// <summary>
/// An item that accuses a district's bureau and lies with its discipline organ. By gRPC, by JSON and by the import stream the
/// bureau tries every change that would show it the item or stop it.
/// </summary>
public sealed class AccusedBureauTests(HubFixture hub) : IClassFixture<HubFixture>, IAsyncLifetime
{
    private const string Discipline = "430103-discipline";
    private const string Department = "430103-education";

    private string _petition = "";

    public static TheoryData<string> Changes =>
    [
        "conference", "new conference", "new department", "suspend discipline", "rename discipline", "abolish", "system",
        "territory", "reinstate",
    ];

    public async ValueTask InitializeAsync()
    {
        _petition = (await hub.As(Changsha).CallInvoker.SendAsync(Ask.Register(Ask.Details(Tianxin)))).PetitionId;
        await hub.As(Changsha).CallInvoker.SendAsync(
            Ask.For<ReferPetitionRequest>(_petition, new Referral
            {
                Kind = ReferralKind.Discipline,
                DestinationUnit = Discipline,
                Reasons = "It accuses the bureau."
            }));
        await hub.As(Discipline).CallInvoker.SendAsync(Ask.Acknowledge(_petition));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory, MemberData(nameof(Changes))]
    public async Task Change_ByTheAccusedBureau_IsRefusedOnEveryPathAndShowsNothing(string change)
    {
        Assert.Equal(Reason.OperatorRequired, await ChangeAsync(Of(change)));
        Assert.Equal("OPERATOR_REQUIRED", await ImportAsync(Of(change)));
        Assert.Equal("OPERATOR_REQUIRED", await PostAsync(Of(change)));

        foreach (var unit in new[] { Tianxin, Department, TianxinHousing })
            Assert.False(await new Sight(hub, unit).GetsAsync(_petition));
        Assert.True(await new Sight(hub, Discipline).GetsAsync(_petition));
    }

    [Fact]
    public async Task Refusal_OfAnAccusedBureau_IsThatOfOneThatIsNot()
    {
        var accused = await RefusalAsync(Tianxin, "430103-education");
        var other = await RefusalAsync(Yuelu, "430104-education");

        Assert.Equal((other.Reason, other.Code), (accused.Reason, accused.Code));
        Assert.Equal(other.Message.Replace("430104", "430103", StringComparison.Ordinal), accused.Message);
        Assert.Equal(other.Metadata.Keys.Order(), accused.Metadata.Keys.Order());
    }

    [Fact]
    public async Task Merge_OfTheAccusedIntoTheHolder_LeavesTheItemWithTheNextBureauAbove()
    {
        const string Holder = "430104-health";
        var petition = (await hub.As(Yuelu).CallInvoker.SendAsync(Ask.Register(Ask.Details("430104-market-regulation"))))
            .PetitionId;
        await hub.As(Yuelu).CallInvoker.SendAsync(Ask.Transfer(petition, Holder));
        await hub.As(Holder).CallInvoker.SendAsync(Ask.Acknowledge(petition));
        await hub.Operator.Units.ChangeUnitAsync(
            new()
            {
                RequestId = Guid.NewGuid().ToString(),
                UnitChange = new()
                {
                    Kind = UnitChangeKind.Abolish,
                    Unit = new() { UnitCode = "430104-market-regulation", Successor = Holder },
                    Reason = "Merged."
                },
            },
            cancellationToken: Wait.Token);

        Assert.False(await new Sight(hub, Holder).GetsAsync(petition));
        await hub.As(Yuelu).CallInvoker.SendAsync(Ask.Transfer(petition, YueluHousing));

        var moved = await hub.As(YueluHousing)
            .Petitions.ListTimelineAsync(new() { PetitionId = petition }, cancellationToken: Wait.Token);
        Assert.Equal(
            [(LedgerEntry.StepOneofCase.Takeover, Yuelu), (LedgerEntry.StepOneofCase.Transfer, YueluHousing)],
            moved.Entries.TakeLast(2).Select(entry => (entry.StepCase, entry.Holder)));
        Assert.Equal(Holder, moved.Entries[^2].Takeover.FromUnit);
    }

    private static UnitChange Of(string change) => change switch
    {
        "conference" => Update(Department, unit => unit.OrganType = OrganType.JointConference),
        "new conference" => Make("430103-own-conference", OrganType.JointConference),
        "new department" => Make("430103-own-education", OrganType.CompetentOrgan),
        "suspend discipline" => Change(UnitChangeKind.Suspend, Discipline),
        "rename discipline" => Update(Discipline, unit => unit.Name = "某科"),
        "abolish" => Change(UnitChangeKind.Abolish, Discipline, Department),
        "system" => Update(TianxinHousing, unit => unit.System = "education"),
        "territory" => Update(TianxinHousing, unit => unit.Territory = "430103001"),
        _ => Change(UnitChangeKind.Reinstate, Department),
    };

    private static UnitChange Update(string code, Action<Unit> change)
    {
        var unit = Register(All.Single(one => one.Code.Value == code)).UnitChange.Unit;
        change(unit);
        return new() { Kind = UnitChangeKind.Update, Unit = unit };
    }

    private static UnitChange Make(string code, OrganType organ) => new()
    {
        Kind = UnitChangeKind.Register,
        Unit = new() { UnitCode = code, Name = "新设单位", Territory = "430103", OrganType = organ, System = "education" },
    };

    private static UnitChange Change(UnitChangeKind kind, string code, string successor = "") =>
        new() { Kind = kind, Unit = new() { UnitCode = code, Successor = successor }, Reason = "The bureau decided so." };

    private async Task<Reason> ChangeAsync(UnitChange change) => HubError.From(await Assert.ThrowsAsync<RpcException>(async () =>
        await hub.As(Tianxin).Units.ChangeUnitAsync(new() { RequestId = Guid.NewGuid().ToString(), UnitChange = change },
            cancellationToken: Wait.Token))).Reason;

    private async Task<string> ImportAsync(UnitChange change)
    {
        using var import = hub.As(Tianxin).Units.ImportUnits(cancellationToken: Wait.Token);
        await import.RequestStream.WriteAsync(new() { RequestId = Guid.NewGuid().ToString(), UnitChange = change }, Wait.Token)
            .Bounded();
        await import.RequestStream.CompleteAsync().Bounded();
        Assert.True(await import.ResponseStream.MoveNext(Wait.Token).Bounded());
        return import.ResponseStream.Current.Refused.Reason;
    }

    private async Task<string?> PostAsync(UnitChange change)
    {
        using var http = hub.Http(Tianxin);
        var problem = await http.RefusedAsync(JsonCall.Of(
            new ChangeUnitRequest { RequestId = Guid.NewGuid().ToString(), UnitChange = change }));
        Assert.Equal(403, (int)problem["status"]!);
        return (string?)problem["reason"];
    }

    private async Task<HubError> RefusalAsync(string bureau, string department) =>
        HubError.From(await Assert.ThrowsAsync<RpcException>(async () =>
        await hub.As(bureau).Units.ChangeUnitAsync(
            new()
            {
                RequestId = Guid.NewGuid().ToString(),
                UnitChange = Update(department, unit => unit.OrganType = OrganType.JointConference),
            },
            cancellationToken: Wait.Token)));
}
