using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Checking;
using PetitionHub.Ledger.Engines;
using PetitionHub.Ledger.Model;

namespace PetitionHub.Ledger.Opening;

/// <summary>
/// Brings a ledger's schema up to date, and gives one of an earlier version the rows by which a feed or a snapshot finds what reached a
/// territory. The writer makes them for what comes; for what was there, they are folded here as the check does, in one transaction.
/// </summary>
internal static class ReachFilling
{
    private const int PetitionsAtOnce = 500;

    private static readonly TimeSpan StatementTimeout = TimeSpan.FromHours(1);

    public static async Task MigrateAsync(ILedgerEngine engine, LedgerLog log, CancellationToken cancellationToken)
    {
        await engine.MigrateAsync(cancellationToken);
        await using var context = engine.CreateContext();
        if (!await context.Petitions.AnyAsync(cancellationToken) || await HasReachAsync(context, cancellationToken))
            return;
        context.Database.SetCommandTimeout(StatementTimeout);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var filled = await FillAsync(context, await ReadUnitsAsync(context, cancellationToken), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        log.ReachFilled(filled);
    }

    private static Task<bool> HasReachAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        var (first, end) = (TerritoryKey.Prefix, "t;");
        return context.Parties.AnyAsync(
            row => string.Compare(row.Unit, first) >= 0 && string.Compare(row.Unit, end) < 0, cancellationToken);
    }

    private static async Task<UnitFold> ReadUnitsAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        var units = new UnitFold(new FaultList());
        var changes = context.Entries.Where(row => row.UnitCode != null).OrderBy(row => row.Sequence).Select(row => new { row.Sequence, row.Content });
        await foreach (var change in changes.AsAsyncEnumerable().WithCancellation(cancellationToken))
            if (EntryCheck.Read(change.Content)?.Entry.Step is UnitChange step)
                units.Apply(step.Unit, change.Sequence);
        return units;
    }

    private static async Task<long> FillAsync(LedgerContext context, UnitFold units, CancellationToken cancellationToken)
    {
        var count = 0L;
        var ids = Pages.WalkAsync(
            Guid.Empty,
            last => context.Petitions.Where(row => row.Id > last).OrderBy(row => row.Id).Select(row => row.Id),
            cancellationToken);
        await foreach (var id in ids)
        {
            var fold = await PetitionFold.ReadAsync(context, id, units, cancellationToken);
            context.Addressees.AddRange(
                fold.Reached.Select(reached => new AddresseeRow { Addressee = reached.Territory, Sequence = reached.Sequence }));
            if (fold.Record is { } petition)
                context.Parties.AddRange(fold.Parties.Where(TerritoryKey.IsOne).Select(key => new PartyRow
                {
                    Unit = key,
                    RegisteredAtMs = petition.State.RegisteredAt.ToUnixTimeMilliseconds(),
                    PetitionId = id,
                }));
            if (++count % PetitionsAtOnce == 0)
                await SaveAsync(context, cancellationToken);
        }

        await SaveAsync(context, cancellationToken);
        return count;
    }

    private static async Task SaveAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
    }
}
