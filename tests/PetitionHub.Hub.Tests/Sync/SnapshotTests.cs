using Grpc.Core;
using PetitionHub.Hub.Tests.Refusals;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Sync;

/// <summary>Snapshots: every petition that a unit may read, as it stood at one sequence, while commands go on.</summary>
public sealed class SnapshotTests(HubFixture hub) : IClassFixture<HubFixture>
{
    [Fact]
    public async Task Snapshot_OfALedgerAtRest_IsEveryPetitionThatTheUnitMayReadWithItsText()
    {
        var mine = await hub.RegisterForAsync(Tianxin, TianxinHousing);
        var copied = await hub.RegisterForAsync(Yuelu, YueluHousing);
        await hub.As(Yuelu).CallInvoker.SendAsync(Ask.Copy(copied.PetitionId, TianxinHousing));
        var foreign = await hub.RegisterForAsync(Yuelu, YueluHousing);

        var organ = await ReadAsync(TianxinHousing, 1);
        var county = await ReadAsync(Tianxin, 1);
        var city = await ReadAsync(Changsha, 2);
        var nation = await ReadAsync(National, 500);

        await AssertReadAsync(TianxinHousing, organ, has: [mine, copied], hasNot: [foreign]);
        await AssertReadAsync(Tianxin, county, has: [mine], hasNot: [foreign]);
        await AssertReadAsync(Changsha, city, has: [mine, copied, foreign], hasNot: []);
        await AssertReadAsync(National, nation, has: [mine, copied, foreign], hasNot: []);
        Assert.Equal(city.OrderBy(p => p.RegisterTime.ToDateTimeOffset()).ThenBy(p => p.PetitionId, StringComparer.Ordinal),
            city);
    }

    [Fact]
    public async Task Snapshot_WhileCommandsGoOn_IsThePetitionsAsOfItsSequence()
    {
        const string Unit = "430100-bureau";
        var expected = new Dictionary<string, Petition>();
        foreach (var receipt in await hub.RegisterForAsync(Unit, Tianxin, 12))
            expected.Add(receipt.PetitionId, await GetAsync(Unit, receipt.PetitionId));

        var page = await PageAsync(Unit, 3, "");
        var (sequence, read) = (page.Sequence, page.Petitions.ToList());
        // Every petition changes in some way before its page is asked for.
        var i = 0;
        foreach (var petition in expected.Keys)
        {
            var details = Ask.Details();
            details.Content = "改过的内容";
            await (Task)((i++ % 3) switch
            {
                0 => hub.As(Unit).CallInvoker.SendAsync(Ask.Amend(petition, details, version: 2)),
                1 => hub.As(Tianxin).CallInvoker.SendAsync(Ask.Acknowledge(petition)),
                _ => hub.As(Unit).CallInvoker.SendAsync(Ask.Copy(petition, Yuelu)),
            });
        }

        var late = await hub.RegisterForAsync(Unit, Tianxin);
        while (page.NextPageToken.Length > 0)
        {
            page = await PageAsync(Unit, 3, page.NextPageToken);
            Assert.Equal(sequence, page.Sequence);
            read.AddRange(page.Petitions);
        }

        Assert.DoesNotContain(late.PetitionId, read.Select(petition => petition.PetitionId));
        foreach (var (id, petition) in expected)
            Assert.Equal(petition, Assert.Single(read, found => found.PetitionId == id));
        Assert.Equal(read.Count, read.Select(petition => petition.PetitionId).Distinct().Count());
    }

    [Fact]
    public async Task Snapshot_OfAPetitionThatCameToTheUnitSince_LeavesItOut()
    {
        const string Unit = "330102-housing";
        var own = await hub.As(Unit).CallInvoker.SendAsync(Ask.Register());
        var other = await hub.As(Unit).CallInvoker.SendAsync(Ask.Register());
        var later = await hub.As(Zhejiang).CallInvoker.SendAsync(Ask.Register());
        var first = await PageAsync(Unit, 1, "");
        await hub.As(Zhejiang).CallInvoker.SendAsync(Ask.Copy(later.PetitionId, Unit));

        var second = await PageAsync(Unit, 10, first.NextPageToken);

        Assert.Equal(
            [own.PetitionId, other.PetitionId], first.Petitions.Concat(second.Petitions).Select(petition => petition.PetitionId));
        Assert.Empty(second.NextPageToken);
        Assert.Contains(later.PetitionId, (await ReadAsync(Unit, 10)).Select(petition => petition.PetitionId));
    }

    [Fact]
    public async Task Snapshot_OfAnHeir_HasWhatTheUnitBeforeItHad()
    {
        const string Ended = "330102-education";
        var left = await hub.As(Ended).CallInvoker.SendAsync(Ask.Register());
        await hub.Operator.Units.ChangeUnitAsync(
            new()
            {
                RequestId = Ask.NewId(),
                UnitChange = new()
                {
                    Kind = UnitChangeKind.Abolish,
                    Unit = new() { UnitCode = Ended, Successor = "330100-education" },
                    Reason = "The government decided so.",
                },
            },
            cancellationToken: Wait.Token);

        Assert.Contains(left.PetitionId, (await ReadAsync("330100-education", 10)).Select(petition => petition.PetitionId));
    }

    [Fact]
    public async Task Snapshot_WithLongTexts_IsCutAndGoesOn()
    {
        const string Unit = "430104-education";
        var details = Ask.Details();
        details.Content = new string('长', 20_000);
        for (var i = 0; i < 15; i++)
            await hub.As(Unit).CallInvoker.SendAsync(Ask.Register(details));

        var page = await PageAsync(Unit, 500, "");

        Assert.InRange(page.Petitions.Count, 1, 14);
        Assert.Equal(15, (await ReadAsync(Unit, 500)).Count);
    }

    [Fact]
    public async Task Snapshot_WithAnotherUnitsToken_IsRefused()
    {
        await hub.RegisterForAsync(Tianxin, TianxinHousing, 2);
        var token = (await PageAsync(Tianxin, 1, "")).NextPageToken;

        await hub.RefusesAsync(
            StatusCode.InvalidArgument, Reason.PageTokenInvalid, () => PageAsync(TianxinHousing, 1, token), "page_token");
        await hub.RefusesAsync(StatusCode.InvalidArgument, Reason.PageTokenInvalid, () =>
            PageAsync(Tianxin, 1, "abc"), "page_token");
        await hub.RefusesAsync(StatusCode.InvalidArgument, Reason.FieldInvalid, () => PageAsync(Tianxin, 501, ""), "page_size");
    }

    private Task<GetSnapshotResponse> PageAsync(string unit, int size, string token) =>
        hub.As(unit).Sync.GetSnapshotAsync(new() { PageSize = size, PageToken = token }, cancellationToken: Wait.Token)
            .ResponseAsync;

    private async Task<List<Petition>> ReadAsync(string unit, int size)
    {
        var petitions = new List<Petition>();
        for (var token = ""; ;)
        {
            var page = await PageAsync(unit, size, token);
            petitions.AddRange(page.Petitions);
            if ((token = page.NextPageToken).Length == 0)
                return petitions;
        }
    }

    private async Task<Petition> GetAsync(string unit, string petition) =>
        (await hub.As(unit).Petitions.GetPetitionAsync(new() { PetitionId = petition }, cancellationToken: Wait.Token)).Petition;

    private async Task AssertReadAsync(string unit, List<Petition> read, Receipt[] has, Receipt[] hasNot)
    {
        foreach (var receipt in has)
            Assert.Equal(await GetAsync(unit, receipt.PetitionId),
                Assert.Single(read, petition => petition.PetitionId == receipt.PetitionId));
        foreach (var receipt in hasNot)
            Assert.DoesNotContain(receipt.PetitionId, read.Select(petition => petition.PetitionId));
    }
}
