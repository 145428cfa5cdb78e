using System.Text;
using PetitionHub.Domain.Petitions;

namespace PetitionHub.Ledger.Inboxes;

/// <summary>An entry of an inbox, as one consumer sees it.</summary>
internal readonly record struct InboxEntryKey(CursorKey Cursor, long Sequence)
{
    /// <summary>It as bytes, which no other has.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes($"{Cursor.Unit} {Cursor.Name} {Sequence}");

    /// <summary>The entry that an operator unparks.</summary>
    public static InboxEntryKey Of(Unparking step) => new(CursorKey.OfConsumer(step.Unit, step.Consumer), step.Sequence);
}
