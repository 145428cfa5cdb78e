using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Inboxes;

/// <summary>What a cursor belongs to: a consumer of a unit's inbox, or a source from which the unit pushes commands.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Kind">Which of the two.</param>
/// <param name="Name">The name of the consumer or source.</param>
internal readonly record struct CursorKey(UnitCode Unit, CursorKind Kind, string Name)
{
    public static CursorKey OfConsumer(UnitCode unit, string consumer) => new(unit, CursorKind.Inbox, consumer);

    public static CursorKey OfSource(UnitCode unit, string source) => new(unit, CursorKind.Push, source);
}

/// <summary>An item of an inbox, as one consumer sees it.</summary>
internal readonly record struct InboxItem(CursorKey Cursor, long Sequence)
{
    /// <summary>The item that an operator takes off the parked list.</summary>
    public static InboxItem Of(Unparking step) => new(CursorKey.OfConsumer(step.Unit, step.Consumer), step.Sequence);
}
