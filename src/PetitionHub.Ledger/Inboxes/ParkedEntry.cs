using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Texts;

namespace PetitionHub.Ledger.Inboxes;

/// <summary>An entry that a consumer set aside.</summary>
/// <param name="Unit">Whose inbox.</param>
/// <param name="Consumer">The consumer.</param>
/// <param name="Sequence">The entry's sequence.</param>
/// <param name="Reason">Why, in the consumer's words.</param>
/// <param name="At">When.</param>
public sealed record ParkedEntry(UnitCode Unit, string Consumer, long Sequence, string Reason, DateTimeOffset At)
{
    internal static ParkedEntry Of(ParkedRow row, TextKeys keys)
    {
        var entry = new InboxEntryKey(CursorKey.OfConsumer(UnitCode.Parse(row.Unit), row.Consumer), row.Sequence);
        // One that is damaged must not hide the others.
        var reason = keys.OpenReason(row.Reason, entry.ToBytes()) ?? "(the reason is damaged)";
        return new ParkedEntry(entry.Cursor.Unit, row.Consumer, row.Sequence, reason, Time.FromMs(row.ParkedAtMs));
    }
}

/// <summary>The place of an entry in a unit's list of parked entries: by consumer, then by sequence.</summary>
/// <param name="Consumer">The consumer.</param>
/// <param name="Sequence">The entry's sequence.</param>
public readonly record struct ParkedPlace(string Consumer, long Sequence);
