using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Inboxes;

/// <summary>What a cursor belongs to: a consumer of a unit's inbox, or a source from which the unit pushes commands.</summary>
internal readonly record struct CursorKey(UnitCode Unit, string Consumer)
{
    // A consumer's name has no colon.
    private const string SourcePrefix = "push:";

    /// <summary>True for the name under which a source is kept.</summary>
    public static bool IsSource(string consumer) => consumer.StartsWith(SourcePrefix, StringComparison.Ordinal);

    public static CursorKey OfSource(UnitCode unit, string source) => new(unit, SourcePrefix + source);
}

/// <summary>An item of an inbox, as one consumer sees it.</summary>
internal readonly record struct InboxItem(CursorKey Cursor, long Sequence)
{
    /// <summary>The item that an operator takes off the parked list.</summary>
    public static InboxItem Of(Unparking step) => new(new CursorKey(step.Unit, step.Consumer), step.Sequence);
}
