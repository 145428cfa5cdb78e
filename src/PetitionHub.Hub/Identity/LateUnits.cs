using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Errors;

namespace PetitionHub.Hub.Identity;

/// <summary>
/// Looks once more in the ledger before a unit is turned away as unknown: it may have been registered through another replica a moment
/// ago. All who come at the same time share one look.
/// </summary>
/// <param name="look">Brings the directory to the ledger's head.</param>
public sealed class LateUnits(Func<Task> look)
{
    private readonly Lock _lock = new();
    private Task _looking = Task.CompletedTask;

    /// <summary>Admits by the directory as it stands, else as the ledger has it.</summary>
    public async ValueTask AdmitAsync(Action admit, CancellationToken cancellationToken)
    {
        try
        {
            admit();
        }
        catch (RefusalException refused) when (refused.Refusal.Reason == RefusalReason.UnitUnknown)
        {
            await Look().WaitAsync(cancellationToken);
            admit();
        }
    }

    private Task Look()
    {
        lock (_lock)
            return _looking.IsCompleted ? _looking = look() : _looking;
    }
}
