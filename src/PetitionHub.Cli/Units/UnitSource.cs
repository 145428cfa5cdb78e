using Google.Protobuf;
using PetitionHub.Client;
using PetitionHub.V1;

namespace PetitionHub.Cli.Units;

/// <summary>The changes of an import, made while they are read.</summary>
/// <param name="Count">How many there are about, for the progress bar.</param>
/// <param name="Changes">The changes, parents before what is inside them.</param>
internal sealed record UnitSource(long Count, IEnumerable<ImportUnitsRequest> Changes)
{
    /// <summary>
    /// A change with its request id, which follows from the whole change: the same line is sent under the same id for ever, and a
    /// line that was edited under another, so that the hub answers what is true of it instead of REQUEST_ID_REUSED.
    /// </summary>
    public static ImportUnitsRequest Request(UnitChange change) => new()
    {
        RequestId = CommandId.Of("units import", change.Unit.UnitCode, change.ToByteString().ToBase64()).ToString(),
        UnitChange = change,
    };

    /// <summary>The registration of a new unit, as a change.</summary>
    public static ImportUnitsRequest Register(Unit unit) =>
        Request(new UnitChange { Kind = UnitChangeKind.Register, Unit = unit });
}
