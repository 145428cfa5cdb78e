using PetitionHub.Domain.Units;
using PetitionHub.Hub.Identity;

namespace PetitionHub.Hub.Monitoring;

/// <summary>Who looks at the exchange: an operator, who sees all of it, or a unit.</summary>
/// <param name="Unit">The unit; null for an operator.</param>
internal sealed record Watcher(UnitCode? Unit)
{
    /// <summary>Any operator.</summary>
    public static Watcher Operator { get; } = new((UnitCode?)null);

    /// <summary>The caller of a call.</summary>
    public static Watcher Of(Caller caller) => new(caller.Unit);
}
