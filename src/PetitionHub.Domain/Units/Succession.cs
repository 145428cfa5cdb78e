namespace PetitionHub.Domain.Units;

/// <summary>Who stands in for a unit that ended: its successor takes its matters (R22 Art 24).</summary>
public static class Succession
{
    /// <summary>The most successors of successors that are followed; more, or a circle, count as no successor.</summary>
    public const int MaxSuccessions = 16;

    /// <summary>
    /// The unit that answers today for what was given to the code: the unit itself, or the last of its successors. Null
    /// where the code is unknown, or the unit ended without a successor that still stands.
    /// </summary>
    public static Unit? HeirOf(this IUnitDirectory directory, UnitCode code)
    {
        for (var step = 0; step <= MaxSuccessions; step++)
        {
            if (!directory.TryFind(code, out var unit))
                return null;
            if (unit.Status != UnitStatus.Abolished)
                return unit;
            if (unit.Successor is not { } successor)
                return null;
            code = successor;
        }

        return null;
    }

    /// <summary>The unit of the code and its successors, first to last; none where the code is unknown.</summary>
    public static IEnumerable<Unit> SuccessionOf(this IUnitDirectory directory, UnitCode code)
    {
        for (var step = 0; step <= MaxSuccessions && directory.TryFind(code, out var unit); step++)
        {
            yield return unit;
            if (unit.Status != UnitStatus.Abolished || unit.Successor is not { } successor)
                yield break;
            code = successor;
        }
    }

    /// <summary>True where the actor is the unit with the code, or its heir.</summary>
    public static bool StandsFor(this IUnitDirectory directory, Unit actor, UnitCode code) =>
        actor.Code == code || directory.HeirOf(code)?.Code == actor.Code;
}
