using PetitionHub.Client;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Flow;

/// <summary>Lists of petitions: every scope, in order, a page at a time.</summary>
public sealed class ListingTests(HubFixture hub) : IClassFixture<HubFixture>, IAsyncLifetime
{
    private const int Count = 7;
    private readonly List<string> _petitions = [];

    public async ValueTask InitializeAsync()
    {
        for (var i = 0; i < Count; i++)
        {
            var request = Ask.RegisterFor(Changsha);
            request.Registration.Details.Category = i % 2 == 0 ? "999901" : "010101";
            _petitions.Add((await hub.As(Hunan).Petitions.RegisterPetitionAsync(request, cancellationToken: Wait.Token))
                .Receipt.PetitionId);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(Changsha, PetitionScope.Held)]
    [InlineData(Changsha, PetitionScope.Unspecified)]
    [InlineData(Hunan, PetitionScope.Registered)]
    [InlineData(Hunan, PetitionScope.Involved)]
    [InlineData(Changsha, PetitionScope.Involved)]
    [InlineData(Changsha, PetitionScope.Territory)]
    [InlineData(Hunan, PetitionScope.Territory)]
    [InlineData(National, PetitionScope.Territory)]
    public async Task ListPetitions_OfEachScope_GivesEachOnceNewestFirstWithoutTexts(string unit, PetitionScope scope)
    {
        var found = await ListAsync(hub.As(unit), new() { Scope = scope, PageSize = 3 });

        Assert.Equal(_petitions, found.Select(petition => petition.PetitionId).Where(_petitions.Contains).Reverse());
        Assert.Equal(found.Count, found.DistinctBy(petition => petition.PetitionId).Count());
        Assert.Equal(found.OrderByDescending(petition => petition.RegisterTime.ToDateTime()), found);
        Assert.All(found, petition =>
            Assert.Equal(("", "", ""), (petition.Details.Content, petition.Details.Summary, petition.Details.Cause)));
        Assert.All(found, petition => Assert.Null(petition.Details.Petitioner));
    }

    [Theory]
    [InlineData(Hunan, PetitionScope.Held)]
    [InlineData(Changsha, PetitionScope.Registered)]
    [InlineData(Zhejiang, PetitionScope.Territory)]
    [InlineData(Zhejiang, PetitionScope.Involved)]
    [InlineData(TianxinHousing, PetitionScope.Territory)]
    public async Task ListPetitions_OfAScopeThatTheyAreNotIn_GivesNone(string unit, PetitionScope scope) =>
        Assert.DoesNotContain(await ListAsync(hub.As(unit), new() { Scope = scope }), petition =>
            _petitions.Contains(petition.PetitionId));

    [Fact]
    public async Task ListPetitions_WithFilters_GivesWhatMatchesAll()
    {
        var farming = await ListAsync(hub.As(Changsha),
            new() { CategoryPrefix = "0101", Purpose = Purpose.Appeal, Territory = "4301" });

        Assert.Equal(Count / 2, farming.Count(petition => _petitions.Contains(petition.PetitionId)));
        Assert.All(farming, petition => Assert.Equal("010101", petition.Details.Category));
        Assert.Empty(await ListAsync(hub.As(Changsha), new() { Statuses = { PetitionStatus.Accepted } }));
        Assert.Empty(await ListAsync(hub.As(Changsha), new() { OverdueOnly = true }));
        Assert.Single(await ListAsync(hub.As(Changsha), new() { MatterId = _petitions[0] }));
    }

    private static async Task<List<Petition>> ListAsync(HubChannel unit, ListPetitionsRequest request)
    {
        var found = new List<Petition>();
        do
        {
            var page = await unit.Petitions.ListPetitionsAsync(request, cancellationToken: Wait.Token);
            found.AddRange(page.Petitions);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return found;
    }
}
