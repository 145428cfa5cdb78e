using PetitionHub.Ledger.Entries;

namespace PetitionHub.Hub.Paging;

/// <summary>Keeps a page of entries small enough for one message, whatever the texts in it.</summary>
internal static class PageBytes
{
    // Below what clients take by default (1 MiB in the SDK, 4 MiB elsewhere) even with the largest entry on top.
    public const int Most = 640 * 1024;

    /// <summary>The page cut after the entry that fills it; at least one entry stays.</summary>
    public static EntryPage Cut(this EntryPage page)
    {
        long bytes = 0;
        for (var i = 0; i < page.Entries.Count; i++)
        {
            bytes += page.Entries[i].Bytes;
            if (bytes > Most && i + 1 < page.Entries.Count)
                return new EntryPage([.. page.Entries.Take(i + 1)], More: true);
        }

        return page;
    }
}
