using Google.Protobuf;
using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.Hub.Projections;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Repeats;

/// <summary>Who is told what of items that are likely the same matter.</summary>
public sealed class RepeatTests(HubFixture hub) : IClassFixture<HubFixture>
{
    private const string Accused = "430100-health";
    private const string BelowAccused = "430103-health";

    // Like nothing that another test registers.
    private readonly string _text = new([.. Enumerable.Range(0, 60).Select(_ => (char)Random.Shared.Next('一', '龥'))]);

    [Fact]
    public async Task Register_SameTextOfAnItemThatTheCallerMayRead_IsToldWithItsId()
    {
        var earlier = await RegisterAsync(Tianxin, Details(_text));

        var candidate = Assert.Single((await RegisterAsync(Changsha, Details($"{_text} "))).LikelyRepeats);

        Assert.Equal(earlier.Receipt.PetitionId, candidate.PetitionId);
        Assert.Equal(earlier.Receipt.PetitionId, candidate.MatterId);
        Assert.Equal(Ask.Details().Subject, candidate.Subject);
        Assert.Equal((Tianxin, earlier.Receipt.Time), (candidate.Registrar, candidate.RegisterTime));
        Assert.Equal([RepeatReason.SameText, RepeatReason.SameCategory, RepeatReason.SameTerritory], candidate.Reasons);
        Assert.InRange(candidate.Score, 0.95, 1);
    }

    [Fact]
    public async Task Register_SameTextOfAnItemOfElsewhere_IsToldWithoutItsId()
    {
        var earlier = await RegisterAsync(Zhejiang, Details(_text));

        var candidate = Assert.Single((await RegisterAsync(Tianxin, Details(_text))).LikelyRepeats);

        Assert.Equal((Zhejiang, earlier.Receipt.Time), (candidate.Registrar, candidate.RegisterTime));
        Assert.Equal(RepeatReason.SameText, candidate.Reasons[0]);
        Assert.Equal(("", "", ""), (candidate.PetitionId, candidate.Subject, candidate.MatterId));
        Assert.DoesNotContain(earlier.Receipt.PetitionId, candidate.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Accused)]
    [InlineData(BelowAccused)]
    public async Task Register_ByAUnitThatTheEarlierItemAccuses_IsToldNothing(string unit)
    {
        await RegisterAsync(Tianxin, Details(_text, Accused));
        var later = await RegisterAsync(unit, Details(_text));

        Assert.Empty(later.LikelyRepeats);
        Assert.Empty((await FindAsync(unit, later.Receipt.PetitionId)).LikelyRepeats);
        // Another unit is told of both.
        Assert.Equal(2, (await RegisterAsync(Yuelu, Details(_text))).LikelyRepeats.Count);
    }

    [Fact]
    public async Task Register_SecretItemOfElsewhere_IsToldToThoseWhoMayReadIt()
    {
        var secret = Details(_text);
        secret.SecrecyLevel = SecrecyLevel.Secret;
        await RegisterAsync(Tianxin, secret);

        Assert.Empty((await RegisterAsync(Zhejiang, Details(_text))).LikelyRepeats);
        Assert.Contains((await RegisterAsync(Hunan, Details(_text))).LikelyRepeats, candidate => candidate.Registrar == Tianxin);
    }

    [Fact]
    public async Task Register_SamePetitionerWithAnotherText_IsTold()
    {
        var identity = ByteString.CopyFrom(Guid.NewGuid().ToByteArray());
        var earlier = Details(_text);
        earlier.Petitioner.IdentityDigest = identity;
        var later = Details("请问地铁三号线什么时候开通，西站的出入口为什么只设在马路东侧，行人过街非常危险。");
        later.Petitioner.IdentityDigest = identity;
        await RegisterAsync(Zhejiang, earlier);

        var response = await RegisterAsync(Tianxin, later);

        var candidate = Assert.Single(response.LikelyRepeats, one => one.Registrar == Zhejiang);
        Assert.Equal(RepeatReason.SamePetitioner, candidate.Reasons[0]);
        Assert.DoesNotContain(identity.ToBase64(), response.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_SentAgain_TellsTheItemsThatWereEarlier()
    {
        await RegisterAsync(Zhejiang, Details(_text));
        var request = Ask.Register(Details(_text));
        var first = (RegisterPetitionResponse)await hub.As(Tianxin).CallInvoker.CallAsync(request);
        await RegisterAsync(Hunan, Details(_text));

        var again = (RegisterPetitionResponse)await hub.As(Tianxin).CallInvoker.CallAsync(request);

        Assert.Single(first.LikelyRepeats);
        Assert.Equal(first, again);
    }

    [Fact]
    public async Task FindRepeats_OfAnItem_TellsEarlierAndLaterOnesAsTheyStand()
    {
        var first = await RegisterAsync(Tianxin, Details(_text));
        var second = await RegisterAsync(Tianxin, Details(_text));
        var third = await RegisterAsync(Tianxin, Details(_text));
        await hub.As(Tianxin).CallInvoker.SendAsync(Ask.For<LinkRepeatPetitionRequest>(
            second.Receipt.PetitionId, new RepeatLink { EarlierPetitionId = first.Receipt.PetitionId }));
        await hub.As(Tianxin)
            .CallInvoker.SendAsync(Ask.For<VoidPetitionRequest>(third.Receipt.PetitionId, new Voiding { Reasons = Ask.Reasons }));

        var found = await FindAsync(Changsha, first.Receipt.PetitionId);

        Assert.False(found.Incomplete);
        var candidate = Assert.Single(found.LikelyRepeats);
        Assert.Equal((second.Receipt.PetitionId, first.Receipt.PetitionId), (candidate.PetitionId, candidate.MatterId));
    }

    [Fact]
    public async Task FindRepeats_OfAnItemThatTheCallerDoesNotSee_IsNotFound()
    {
        var petition = (await RegisterAsync(Tianxin, Details(_text, Accused))).Receipt.PetitionId;

        foreach (var unit in new[] { Accused, BelowAccused, Zhejiang })
        {
            var refused = await Assert.ThrowsAsync<RpcException>(() => FindAsync(unit, petition));
            Assert.Equal(Reason.PetitionNotFound, HubError.From(refused).Reason);
        }
    }

    [Fact]
    public async Task Register_WhatManySent_TellsTenBestFirst()
    {
        for (var i = 0; i < 12; i++)
            await RegisterAsync(Tianxin, Details(_text), wait: i == 11);
        var retyped = Details(_text.Insert(30, "一再推诿"));

        var candidates = (await RegisterAsync(Tianxin, retyped)).LikelyRepeats;

        Assert.Equal(10, candidates.Count);
        Assert.Equal(
            candidates.Select(candidate => candidate.Score).OrderDescending(), candidates.Select(candidate => candidate.Score));
        Assert.All(candidates, candidate => Assert.Equal(RepeatReason.SimilarText, candidate.Reasons[0]));
    }

    private static PetitionDetails Details(string text, params IEnumerable<string> accused)
    {
        var details = Ask.Details(accused);
        details.Content = text;
        return details;
    }

    /// <summary>Registers an item, and waits until the index has it.</summary>
    private async Task<RegisterPetitionResponse> RegisterAsync(string unit, PetitionDetails details, bool wait = true)
    {
        var response = (RegisterPetitionResponse)await hub.As(unit).CallInvoker.CallAsync(Ask.Register(details));
        if (wait)
            await Wait.UntilAsync(() => hub.Hub.Get<HubProjections>().Repeats.Position >= response.Receipt.LastSequence);
        return response;
    }

    private async Task<FindRepeatsResponse> FindAsync(string unit, string petition) =>
        await hub.As(unit).Petitions.FindRepeatsAsync(new() { PetitionId = petition }, cancellationToken: Wait.Token)
            .ResponseAsync.Bounded();
}
