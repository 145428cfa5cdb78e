using System.Runtime.CompilerServices;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Confidentiality;
using PetitionHub.Hub.Entries;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Feeds;
using PetitionHub.Ledger.Petitions;
using PetitionHub.V1;

namespace PetitionHub.Hub.Sync;

/// <summary>Reads feeds as their unit may see them: a page, or all that comes.</summary>
internal sealed class FeedAnswers(FeedReader feeds, PetitionReader petitionReader, IUnitDirectory directory,
    Accusations accusations, FeedWakes wakes, TimeProvider clock)
{
    private const int StreamPage = 500;

    /// <summary>A feed that shows nothing for this many entries says how far it is.</summary>
    private const int SilentEntries = 10_000;

    /// <summary>A busy feed gathers for this long what comes, instead of asking for every batch.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(200);

    /// <summary>A page; an empty one is the end of the feed, or of a stretch in which nothing is shown.</summary>
    public async Task<FeedPage> ReadAsync(
        FeedQuery query, UnitCode unit, long after, int size, CancellationToken cancellationToken)
    {
        var page = await feeds.ReadFeedAsync(query, after, size, cancellationToken);
        if (page.Entries.Count == 0)
            return page;
        var shown = await accusations.LeaveOutAsync(unit, page.Entries, cancellationToken);
        var entries = shown.Where(stored => !Accuses(stored.Entry, unit)).ToList();
        return page with
        {
            Entries = IsTerritoryShared(query, unit) ? await LeaveOutPeersAsync(entries, unit, cancellationToken)
            : entries
        };
    }

    /// <summary>
    /// Everything after a sequence, in order, for ever. A page may show nothing, and then only says how far the feed is.
    /// </summary>
    public async IAsyncEnumerable<FeedPage> FollowAsync(
        FeedQuery query, UnitCode unit, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var wake = wakes.Open(query);
        var told = after;
        while (true)
        {
            var began = clock.GetTimestamp();
            // What comes from here on wakes the feed again, whether or not it is read below.
            wake.Reset();
            for (var more = true; more;)
            {
                var page = await ReadAsync(query, unit, after, StreamPage, cancellationToken);
                (more, after) = (page.More, page.Through);
                if (page.Entries.Count == 0 && after - told < SilentEntries)
                    continue;
                told = after;
                yield return page;
            }

            await wake.WaitAsync(cancellationToken);
            if (query.Reaching is not null && Gathering - clock.GetElapsedTime(began) is { Ticks: > 0 } left)
                await Task.Delay(left, clock, cancellationToken);
        }
    }

    /// <summary>Bureaus that serve the same territory do not look over each other.</summary>
    private bool IsTerritoryShared(FeedQuery query, UnitCode unit) =>
        query.Reaching is { } territory && directory.InTerritory(territory).Any(other => other.IsBureau && other.Code != unit)
        && directory.TryFind(unit, out var reader) && reader.IsBureau;

    private async Task<List<StoredEntry>> LeaveOutPeersAsync(
        List<StoredEntry> entries, UnitCode unit, CancellationToken cancellationToken)
    {
        var others = entries.Where(stored => !IsOwn(stored.Entry, unit)).Select(stored => stored.Entry.PetitionId).Distinct();
        var petitions = await petitionReader.GetPetitionsAsync(
            [.. others.Select(id => new PetitionId(Guid.Parse(id)))], cancellationToken);
        var readable = petitions.Where(petition => Access.CanRead(petition.State, unit, directory))
            .Select(petition => petition.State.Id.ToString()).ToHashSet();
        return [.. entries.Where(stored => IsOwn(stored.Entry, unit) || readable.Contains(stored.Entry.PetitionId))];
    }

    private static bool IsOwn(LedgerEntry entry, UnitCode unit) =>
        entry.Actor == unit.Value || entry.Addressees.Contains(unit.Value);

    /// <summary>An entry that accuses the unit is left out also where the petition was amended since.</summary>
    private bool Accuses(LedgerEntry entry, UnitCode unit)
    {
        var accused = (entry.Registration?.Details ?? entry.Amendment?.Details)?.AccusedUnits;
        return accused is { Count: > 0 } && directory.TryFind(unit, out var reader)
            && Relations.IsAmongAccused(accused.Select(UnitCode.Parse), reader, directory);
    }
}
