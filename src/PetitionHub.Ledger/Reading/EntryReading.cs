using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Model;

namespace PetitionHub.Ledger.Reading;

/// <summary>Reads pages of entries, bounded by count and by bytes.</summary>
internal static class EntryReading
{
    public static async Task<LedgerPage> ReadPageAsync(IQueryable<EntryRow> rows, int limit, CancellationToken cancellationToken)
    {
        var records = new List<LedgerRecord>();
        var bytes = 0L;
        var columns = rows.Take(limit + 1).Select(row => new LedgerRecord(row.Sequence, row.Content, row.Sha256, row.TraceParent));
        await foreach (var record in columns.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (records.Count == limit || bytes >= LedgerReader.PageBytes)
                return new LedgerPage(records, More: true);
            records.Add(record);
            bytes += record.Content.Length;
        }

        return new LedgerPage(records, More: false);
    }
}
