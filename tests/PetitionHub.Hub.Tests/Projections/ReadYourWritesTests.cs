using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using PetitionHub.Hub.Tests.Refusals;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Projections;

/// <summary>Who names the sequence of a receipt gets an answer that has it, at once and from every projection.</summary>
public sealed class ReadYourWritesTests(HubFixture hub) : IClassFixture<HubFixture>
{
    private static readonly Timestamp Start = DateTimeOffset.UtcNow.AddHours(-1).ToTimestamp();

    /// <summary>Every method that takes a sequence, as the contract has them.</summary>
    public static TheoryData<string> Methods =>
    [
        .. WireCall.All.Where(method => method.InputType.FindFieldByName("min_sequence") is not null)
            .Select(method => method.Name),
    ];

    [Theory, MemberData(nameof(Methods))]
    public async Task Read_WithTheSequenceOfAReceipt_SaysAsOfWhichLaterEntryItIs(string method)
    {
        var receipt = await hub.RegisterForAsync(Tianxin, TianxinHousing);

        var answer = await hub.As(Tianxin).CallInvoker.CallAsync(RequestOf(method, receipt, receipt.LastSequence));

        var asOf = AsOfIn(answer);
        Assert.InRange(asOf.Sequence, receipt.LastSequence, asOf.HeadSequence);
        Assert.NotNull(asOf.Time);
    }

    [Theory, MemberData(nameof(Methods))]
    public async Task Read_WithoutASequence_SaysAsOfWhichEntryItIs(string method)
    {
        var receipt = await hub.RegisterForAsync(Tianxin, TianxinHousing);

        var answer = await hub.As(Tianxin).CallInvoker.CallAsync(RequestOf(method, receipt, minSequence: 0));

        Assert.InRange(AsOfIn(answer).Sequence, 0, AsOfIn(answer).HeadSequence);
    }

    [Theory, MemberData(nameof(Methods))]
    public async Task Read_WithASequenceBeyondTheHead_IsRefusedByItsField(string method)
    {
        var receipt = await hub.RegisterForAsync(Tianxin, TianxinHousing);
        var (head, _) = await hub.HeadAsync();

        foreach (var sequence in new[] { head + 1, long.MaxValue, -1 })
            await hub.RefusesAsync(
                StatusCode.InvalidArgument,
                Reason.FieldInvalid,
                () => hub.As(Tianxin).CallInvoker.CallAsync(RequestOf(method, receipt, sequence)),
                "min_sequence",
                ("field", "min_sequence"),
                ("value", $"{sequence}"));
    }

    [Fact]
    public async Task ListPetitions_WithTheSequenceOfAReceipt_HasTheItem()
    {
        var receipt = await hub.RegisterForAsync(Tianxin, TianxinHousing);

        var list = await hub.As(TianxinHousing).Petitions.ListPetitionsAsync(
            new() { MinSequence = receipt.LastSequence }, cancellationToken: Wait.Token);

        Assert.Equal(receipt.PetitionId, list.Petitions[0].PetitionId);
    }

    [Fact]
    public async Task ListPetitions_NextPageWithAnotherSequence_ContinuesTheList()
    {
        var receipts = await hub.RegisterForAsync(Tianxin, TianxinHealth, 2);
        var unit = hub.As(TianxinHealth).Petitions;
        var first = await unit.ListPetitionsAsync(
            new() { PageSize = 1, MinSequence = receipts[0].LastSequence }, cancellationToken: Wait.Token);

        var second = await unit.ListPetitionsAsync(
            new() { PageSize = 1, PageToken = first.NextPageToken }, cancellationToken: Wait.Token);

        Assert.NotEqual(Assert.Single(first.Petitions).PetitionId, Assert.Single(second.Petitions).PetitionId);
    }

    [Fact]
    public async Task GetFlowMatrix_WithTheSequenceOfAReceipt_CountsTheHandover()
    {
        var before = await CountAsync(await hub.RegisterForAsync(Changsha, Tianxin));

        var after = await CountAsync(await hub.RegisterForAsync(Changsha, Tianxin));

        Assert.Equal(before + 1, after);
    }

    [Fact]
    public async Task FindRepeats_WithTheSequenceOfAReceipt_FindsTheItem()
    {
        var details = Ask.Details();
        details.Content = "同一栋楼的电梯停运三个月，物业和街道互相推诿，至今没有人来修。";
        var unit = hub.As(Tianxin);
        var earlier = await unit.CallInvoker.SendAsync(Ask.Register(details));
        var later = await unit.CallInvoker.SendAsync(Ask.Register(details));

        var found = await unit.Petitions.FindRepeatsAsync(
            new() { PetitionId = earlier.PetitionId, MinSequence = later.LastSequence }, cancellationToken: Wait.Token);

        Assert.Contains(found.LikelyRepeats, one => one.PetitionId == later.PetitionId);
    }

    private async Task<long> CountAsync(Receipt receipt)
    {
        var flows = await hub.As(Changsha).Monitoring.GetFlowMatrixAsync(
            new()
            {
                StartTime = Start,
                FromGrouping = FlowGrouping.Unit,
                ToGrouping = FlowGrouping.Unit,
                MinSequence = receipt.LastSequence,
            },
            cancellationToken: Wait.Token);
        return Assert.Single(flows.Cells, cell => cell.From.Key == Changsha && cell.To.Key == Tianxin).Count;
    }

    private static IMessage RequestOf(string method, Receipt receipt, long minSequence)
    {
        var filter = new StatisticsFilter { StartTime = Start, EndTime = DateTimeOffset.UtcNow.AddDays(1).ToTimestamp() };
        var type = WireCall.All.Single(one => one.Name == method).InputType;
        IMessage request = method switch
        {
            "FindRepeats" => new FindRepeatsRequest { PetitionId = receipt.PetitionId },
            "GetVolumeSeries" => new GetVolumeSeriesRequest { StartTime = Start },
            "ListStuck" => new ListStuckRequest { Kind = StuckKind.Unclaimed },
            "GetUnitHealth" => new GetUnitHealthRequest { UnitCode = TianxinHousing },
            "GetStatistics" => new GetStatisticsRequest { Filter = filter },
            "ListStatisticsPetitions" => new ListStatisticsPetitionsRequest { Filter = filter, Figure = Figure.Reply },
            _ => type.Parser.ParseFrom([]),
        };
        type.FindFieldByName("min_sequence").Accessor.SetValue(request, minSequence);
        return request;
    }

    private static AsOf AsOfIn(IMessage answer) =>
        Assert.IsType<AsOf>(answer.Descriptor.FindFieldByName("as_of").Accessor.GetValue(answer));
}
