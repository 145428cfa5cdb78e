namespace PetitionHub.Ledger.Entries;

/// <summary>Reads entries with their texts.</summary>
internal static class TextReading
{
    /// <summary>The rows as entries, each with its sealed texts and the key that opens them.</summary>
    public static IQueryable<StoredEntry> WithTexts(this IQueryable<EntryRow> rows, LedgerContext context) =>
        from row in rows
        from texts in context.EntryTexts.Where(texts => texts.Sequence == row.Sequence).DefaultIfEmpty()
        from key in context.PetitionKeys.Where(key => texts != null && key.PetitionId == row.PetitionId).DefaultIfEmpty()
        select new StoredEntry(
            row.Sequence, row.Content, row.Sha256, row.TraceParent, row.Reach, row.PetitionId, texts!.Content, key!.Key);

    /// <summary>The rows as entries, for whoever needs no text.</summary>
    public static IQueryable<StoredEntry> WithoutTexts(this IQueryable<EntryRow> rows) => rows.Select(row => new StoredEntry(
        row.Sequence, row.Content, row.Sha256, row.TraceParent, row.Reach));
}
