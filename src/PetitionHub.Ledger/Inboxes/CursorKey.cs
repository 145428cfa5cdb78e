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
