using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Lists;

namespace PetitionHub.Ledger.Checking;

/// <summary>Finds which rows of lists are missing or too many, where their digests told that some are.</summary>
internal sealed class ListFaults(LedgerContext context, FaultList faults, UnitFold units, long through)
{
    /// <summary>Who took part in which petition, and which territories it reached.</summary>
    public async Task FindPartiesAsync(CancellationToken cancellationToken)
    {
        await foreach (var id in PetitionsAsync(cancellationToken))
        {
            var fold = await FoldAsync(id, cancellationToken);
            if (fold.Petition is not { } petition)
                continue;
            var at = petition.State.RegisteredAt.ToUnixTimeMilliseconds();
            var parties = await context.Parties
                .Where(row => fold.Parties.Contains(row.Unit) && row.RegisteredAtMs == at && row.PetitionId == id)
                .Select(row => row.Unit).ToListAsync(cancellationToken);
            var reached = await context.ReachedTerritories
                .Where(row => fold.Territories.Contains(row.Territory) && row.RegisteredAtMs == at && row.PetitionId == id)
                .Select(row => row.Territory).ToListAsync(cancellationToken);
            foreach (var missing in fold.Parties.Except(parties).Concat(fold.Territories.Except(reached)))
                faults.Add(LedgerFaultKind.PartyMissing, fold.LastSequence, $"{id} {missing}");
        }

        var rows = Pages.WalkAsync(
            new PartyRow { Unit = "", RegisteredAtMs = long.MinValue },
            last => context.Parties
                .Where(
                    row => string.Compare(row.Unit, last.Unit) >= 0
                        && (string.Compare(row.Unit, last.Unit) > 0
                            || row.RegisteredAtMs > last.RegisteredAtMs
                            || (row.RegisteredAtMs == last.RegisteredAtMs && row.PetitionId > last.PetitionId)))
                .OrderBy(row => row.Unit).ThenBy(row => row.RegisteredAtMs).ThenBy(row => row.PetitionId),
            cancellationToken);
        await foreach (var row in rows)
            Require(
                await FoldAsync(row.PetitionId, cancellationToken), row.RegisteredAtMs, fold => fold.Parties, row.Unit);
        var territories = Pages.WalkAsync(
            new ReachedTerritoryRow { Territory = "", RegisteredAtMs = long.MinValue },
            last => context.ReachedTerritories
                .Where(
                    row => string.Compare(row.Territory, last.Territory) >= 0
                        && (string.Compare(row.Territory, last.Territory) > 0
                            || row.RegisteredAtMs > last.RegisteredAtMs
                            || (row.RegisteredAtMs == last.RegisteredAtMs && row.PetitionId > last.PetitionId)))
                .OrderBy(row => row.Territory).ThenBy(row => row.RegisteredAtMs).ThenBy(row => row.PetitionId),
            cancellationToken);
        await foreach (var row in territories)
            Require(
                await FoldAsync(row.PetitionId, cancellationToken), row.RegisteredAtMs, fold => fold.Territories, row.Territory);
    }

    /// <summary>The feeds of territories.</summary>
    public async Task FindTerritoryEntriesAsync(CancellationToken cancellationToken)
    {
        await foreach (var id in PetitionsAsync(cancellationToken))
            foreach (var (sequence, territory) in (await FoldAsync(id, cancellationToken)).Reached)
                if (!await context.TerritoryEntries.AnyAsync(row =>
                    row.Territory == territory && row.Sequence == sequence, cancellationToken))
                    faults.Add(LedgerFaultKind.FeedMissing, sequence, territory);
        var rows = Pages.WalkAsync(
            new TerritoryEntryRow { Territory = "" },
            last => context.TerritoryEntries
                .Where(
                    row => string.Compare(row.Territory, last.Territory) >= 0
                        && (string.Compare(row.Territory, last.Territory) > 0 || row.Sequence > last.Sequence))
                .OrderBy(row => row.Territory).ThenBy(row => row.Sequence),
            cancellationToken);
        await foreach (var row in rows)
        {
            var petition = await context.Entries.Where(entry => entry.Sequence == row.Sequence).Select(entry => entry.PetitionId)
                .SingleOrDefaultAsync(cancellationToken);
            if (petition is not { } id
                || !(await FoldAsync(id, cancellationToken)).Reached.Contains((row.Sequence, row.Territory)))
                faults.Add(LedgerFaultKind.FeedOrphan, row.Sequence, row.Territory);
        }
    }

    /// <summary>The entries by who gave their command.</summary>
    public async Task FindSentEntriesAsync(CancellationToken cancellationToken)
    {
        var entries = Pages.WalkAsync(
            (Sequence: 0L, Actor: ""),
            last => context.Entries.Where(row => row.Sequence > last.Sequence && row.Sequence <= through)
                .OrderBy(row => row.Sequence).Select(row => new ValueTuple<long, string>(row.Sequence, row.Actor)),
            cancellationToken);
        await foreach (var (sequence, actor) in entries)
            if (!await context.SentEntries.AnyAsync(row => row.Actor == actor && row.Sequence == sequence, cancellationToken))
                faults.Add(LedgerFaultKind.FeedMissing, sequence, actor);
        var rows = Pages.WalkAsync(
            new SentEntryRow { Actor = "" },
            last => context.SentEntries
                .Where(
                    row => string.Compare(row.Actor, last.Actor) >= 0
                        && (string.Compare(row.Actor, last.Actor) > 0 || row.Sequence > last.Sequence))
                .OrderBy(row => row.Actor).ThenBy(row => row.Sequence),
            cancellationToken);
        await foreach (var row in rows)
            if (!await context.Entries.AnyAsync(entry => entry.Sequence == row.Sequence && entry.Actor == row.Actor,
                cancellationToken))
                faults.Add(LedgerFaultKind.FeedOrphan, row.Sequence, row.Actor);
    }

    private IAsyncEnumerable<Guid> PetitionsAsync(CancellationToken cancellationToken) => Pages.WalkAsync(
        Guid.Empty,
        last => context.Petitions.Where(row => row.Id > last).OrderBy(row => row.Id).Select(row => row.Id),
        cancellationToken);

    private Task<PetitionFold> FoldAsync(Guid id, CancellationToken cancellationToken) =>
        PetitionFold.ReadAsync(context, id, units, through, cancellationToken);

    private void Require(
        PetitionFold fold, long registeredAtMs, Func<PetitionFold, IReadOnlyCollection<string>> named, string name)
    {
        if (fold.Petition?.State.RegisteredAt.ToUnixTimeMilliseconds() != registeredAtMs || !named(fold).Contains(name))
            faults.Add(LedgerFaultKind.PartyOrphan, null, $"{fold.Id} {name}");
    }
}
