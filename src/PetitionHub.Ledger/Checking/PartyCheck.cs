using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Petitions;

namespace PetitionHub.Ledger.Checking;

/// <summary>
/// Who took part in which petition, and which territories it reached. Digests tell whether rows and entries agree; only where
/// they do not are the petitions folded once more and the rows looked up one by one.
/// </summary>
internal sealed class PartyCheck(FaultList faults, UnitFold units, RowSetDigest expected)
{
    public async Task RunAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        var stored = new RowSetDigest();
        await foreach (var row in context.Parties.AsAsyncEnumerable().WithCancellation(cancellationToken))
            stored.Add(row.Unit, row.RegisteredAtMs, row.PetitionId);
        if (stored.Matches(expected))
            return;
        await FindMissingAsync(context, cancellationToken);
        await FindOrphansAsync(context, cancellationToken);
    }

    private async Task FindMissingAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        var ids = Pages.WalkAsync(
            Guid.Empty,
            last => context.Petitions.Where(row => row.Id > last).OrderBy(row => row.Id).Select(row => row.Id),
            cancellationToken);
        await foreach (var id in ids)
        {
            var fold = await PetitionFold.ReadAsync(context, id, units, cancellationToken);
            if (fold.Record is not { } petition)
                continue;
            var registeredAt = petition.State.RegisteredAt.ToUnixTimeMilliseconds();
            foreach (var unit in fold.Parties)
                if (!await context.Parties.AnyAsync(
                    row => row.Unit == unit && row.RegisteredAtMs == registeredAt && row.PetitionId == id, cancellationToken))
                    faults.Add(LedgerFaultKind.PartyMissing, fold.LastSequence, $"{id} {unit}");
        }
    }

    private async Task FindOrphansAsync(LedgerContext context, CancellationToken cancellationToken)
    {
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
        {
            var fold = await PetitionFold.ReadAsync(context, row.PetitionId, units, cancellationToken);
            if (fold.Record?.State.RegisteredAt.ToUnixTimeMilliseconds() != row.RegisteredAtMs
                || !fold.Parties.Contains(row.Unit))
                faults.Add(LedgerFaultKind.PartyOrphan, null, $"{row.PetitionId} {row.Unit}");
        }
    }
}
