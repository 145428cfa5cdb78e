using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.V1;

namespace PetitionHub.Hub.Tests.Confidentiality;

/// <summary>What a unit gets to see of a petition, by every way there is.</summary>
internal sealed class Sight(HubFixture hub, string unit)
{
    private HubChannel Channel => hub.As(unit);

    public Task<bool> GetsAsync(string petition) => FoundAsync(
        () => Channel.Petitions.GetPetitionAsync(new() { PetitionId = petition }, cancellationToken: Wait.Token).ResponseAsync,
        Reason.PetitionNotFound);

    public Task<bool> SeesTimelineAsync(string petition) => FoundAsync(
        () => Channel.Petitions.ListTimelineAsync(new() { PetitionId = petition }, cancellationToken: Wait.Token).ResponseAsync,
        Reason.PetitionNotFound);

    public Task<bool> SeesEntryAsync(long sequence) => FoundAsync(
        () => Channel.Ledger.GetEntryAsync(new() { Sequence = sequence }, cancellationToken: Wait.Token).ResponseAsync,
        Reason.EntryNotFound);

    public async Task<IReadOnlyList<PetitionScope>> ListedInAsync(string petition)
    {
        var scopes = new List<PetitionScope>();
        foreach (
            var scope in new[] { PetitionScope.Held, PetitionScope.Registered, PetitionScope.Involved, PetitionScope.Territory })
        {
            var list = await Channel.Petitions.ListPetitionsAsync(
                new() { Scope = scope, MatterId = petition, PageSize = 500 }, cancellationToken: Wait.Token);
            Assert.Empty(list.NextPageToken);
            // Page by page: a token would tell of a petition that is not shown.
            var first = await Channel.Petitions.ListPetitionsAsync(
                new() { Scope = scope, MatterId = petition, PageSize = 1 }, cancellationToken: Wait.Token);
            Assert.Equal(list.Petitions.Count > 1, first.NextPageToken.Length > 0);
            Assert.Equal(Math.Min(1, list.Petitions.Count), first.Petitions.Count);
            if (list.Petitions.Any(found => found.PetitionId == petition))
                scopes.Add(scope);
        }

        return scopes;
    }

    public Task<bool> SeesProgressAsync(string queryCode) => FoundAsync(
        () => Channel.Petitions.GetProgressAsync(new() { QueryCode = queryCode }, cancellationToken: Wait.Token).ResponseAsync,
        Reason.QueryCodeNotFound);

    /// <summary>The petition's entries in the whole inbox, pulled from its beginning.</summary>
    public async Task<List<LedgerEntry>> PulledAsync(string petition, int pageSize = 0)
    {
        var entries = new List<LedgerEntry>();
        var (after, more) = (0L, true);
        while (more)
        {
            var page = await Channel.Inbox.PullInboxAsync(
                new() { Consumer = "sight", AfterSequence = after, PageSize = pageSize }, cancellationToken: Wait.Token);
            entries.AddRange(page.Entries);
            more = page.More;
            after = page.Entries.Count > 0 ? page.Entries[^1].Sequence : after;
        }

        return [.. entries.Where(entry => entry.PetitionId == petition)];
    }

    /// <summary>The sequences of the petition's entries in the whole feed, read from its beginning.</summary>
    public async Task<List<long>> FedAsync(string petition, int pageSize = 0)
    {
        var sequences = new List<long>();
        for (var (after, more) = (0L, true); more;)
        {
            var page = await Channel.Sync.PullFeedAsync(new() { AfterSequence = after, PageSize = pageSize },
                cancellationToken: Wait.Token);
            sequences.AddRange(
                page.Entries.Where(entry => entry.Entry.PetitionId == petition).Select(entry => entry.Entry.Sequence));
            (after, more) = (page.ThroughSequence, page.More);
        }

        return sequences;
    }

    /// <summary>True where the petition is in the unit's copy of all that it may read.</summary>
    public async Task<bool> CopiesAsync(string petition)
    {
        for (var token = ""; ;)
        {
            var page = await Channel.Sync.GetSnapshotAsync(new() { PageToken = token }, cancellationToken: Wait.Token);
            if (page.Petitions.Any(found => found.PetitionId == petition))
                return true;
            if ((token = page.NextPageToken).Length == 0)
                return false;
        }
    }

    /// <summary>How many items the unit received, as the hub counts them for comparing.</summary>
    public async Task<long> CountReceivedAsync() =>
        (await Channel.Sync.ListExchangeTotalsAsync(new(), cancellationToken: Wait.Token)).Totals
            .Where(total => total.Direction == ExchangeDirection.Received).Sum(total => total.Count);

    private static async Task<bool> FoundAsync(Func<Task> call, Reason missing)
    {
        try
        {
            await call().Bounded();
            return true;
        }
        catch (RpcException exception)
        {
            Assert.Equal(missing, HubError.From(exception).Reason);
            return false;
        }
    }
}
