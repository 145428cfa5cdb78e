using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Lists;
using PetitionHub.Ledger.Projections;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Checking;

/// <summary>
/// Proves that the ledger is whole and that everything beside it is its fold, the lists as far as they are. It reads one
/// snapshot, so that a hub may write meanwhile, and holds no more than the units and a range of petitions in memory.
/// </summary>
internal sealed class LedgerCheck(ILedgerDatabase database, IProgress<LedgerCheckProgress>? progress)
{
    /// <summary>Counting a hundred million entries takes longer than any statement of a caller may.</summary>
    private static readonly TimeSpan StatementTimeout = TimeSpan.FromHours(1);

    public async Task<LedgerCheckReport> RunAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        context.Database.SetCommandTimeout(StatementTimeout);
        await using var snapshot = await database.BeginSnapshotAsync(context, cancellationToken);
        var head = await context.Heads.SingleAsync(cancellationToken);
        var total = head.Sequence + await context.Entries.LongCountAsync(row => row.PetitionId != null, cancellationToken);
        var read = new CheckProgress(progress, total);
        var faults = new FaultList();
        var units = new UnitFold(faults);
        var lists = new ListCheck(faults, units, await ReadListsAsync(context, cancellationToken));
        var texts = new TextCheck(faults);
        var (addressees, references) = (new RowSetDigest(), new RowSetDigest());

        using (var entries = new EntryCheck(faults, units, lists, texts, addressees, references, read))
            await entries.RunAsync(context, cancellationToken);
        await texts.FindOrphansAsync(context, cancellationToken);
        await units.CompareAsync(context, cancellationToken);
        await new ReferenceCheck(faults, references).RunAsync(context, cancellationToken);
        var petitions = new PetitionCheck(faults, units, lists, read);
        await petitions.RunAsync(context, cancellationToken);
        await new AddresseeCheck(faults, addressees).RunAsync(context, cancellationToken);
        await lists.RunAsync(context, cancellationToken);

        return new LedgerCheckReport(
            new LedgerHead(head.Sequence, head.Sequence == 0 ? null : Time.FromMs(head.AtMs), head.Sha256, head.RootSha256),
            lists.Through,
            petitions.Count,
            units.Count,
            faults.Count,
            faults.First);
    }

    /// <summary>How far the lists are; 0 where they are being made anew, and tell nothing.</summary>
    private static async Task<long> ReadListsAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        var position = await ProjectionFollower.ReadPositionAsync(context, ListProjection.TheName, cancellationToken);
        return position.Has(position.Sequence) ? position.Sequence : 0;
    }
}
