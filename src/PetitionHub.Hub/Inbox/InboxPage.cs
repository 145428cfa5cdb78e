using PetitionHub.Ledger.Entries;

namespace PetitionHub.Hub.Inbox;

/// <summary>A page of an inbox as the unit may see it.</summary>
/// <param name="Entries">The entries, in order.</param>
/// <param name="Through">The last sequence that was read, shown or not.</param>
/// <param name="More">True where more was there when the page was read.</param>
internal sealed record InboxPage(IReadOnlyList<StoredEntry> Entries, long Through, bool More);
