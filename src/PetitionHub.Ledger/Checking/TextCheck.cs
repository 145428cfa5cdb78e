using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Texts;
using PetitionHub.V1;
using PetitionHub.Wire;

namespace PetitionHub.Ledger.Checking;

/// <summary>The texts of entries: each opens with its petition's key, and has the digest that the entry's bytes hold.</summary>
internal sealed class TextCheck(FaultList faults)
{
    /// <param name="entry">The entry, as its exact bytes have it: without a text.</param>
    /// <param name="sealedTexts">The row of its texts.</param>
    /// <param name="key">The key of its petition.</param>
    /// <param name="keys">What opens that.</param>
    public void Check(LedgerEntry entry, byte[]? sealedTexts, byte[]? key, TextKeys keys)
    {
        if (EntryTexts.IsIn(entry))
            faults.Add(LedgerFaultKind.TextsDiffer, entry.Sequence, "content");
        if (entry.TextsSha256.IsEmpty ? sealedTexts is not null : !Opens(entry, sealedTexts, key, keys))
            faults.Add(
                entry.TextsSha256.IsEmpty ? LedgerFaultKind.TextsOrphan : LedgerFaultKind.TextsDiffer, entry.Sequence,
                "entry_texts");
    }

    /// <summary>What belongs to no entry, and to no petition.</summary>
    public async Task FindOrphansAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        var texts = context.EntryTexts
            .Where(row => !context.Entries.Any(entry => entry.Sequence == row.Sequence)).Select(row => row.Sequence);
        await foreach (var sequence in texts.AsAsyncEnumerable().WithCancellation(cancellationToken))
            faults.Add(LedgerFaultKind.TextsOrphan, sequence, "entry_texts");
        var keys = context.PetitionKeys
            .Where(row => !context.Entries.Any(entry => entry.PetitionId == row.PetitionId)).Select(row => row.PetitionId);
        await foreach (var petition in keys.AsAsyncEnumerable().WithCancellation(cancellationToken))
            faults.Add(LedgerFaultKind.TextsOrphan, null, $"{new PetitionId(petition)}");
    }

    private static bool Opens(LedgerEntry entry, byte[]? sealedTexts, byte[]? key, TextKeys keys)
    {
        if (sealedTexts is null || key is null)
            return false;
        try
        {
            var opened = keys.Open(key, Guid.Parse(entry.PetitionId));
            EntryTexts.Require(entry, opened.Open(sealedTexts, TextKeys.PlaceOf(entry.Sequence)));
            return true;
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidProtocolBufferException)
        {
            return false;
        }
    }
}
