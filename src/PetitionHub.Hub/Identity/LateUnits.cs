using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Errors;

namespace PetitionHub.Hub.Identity;

/// <summary>
/// Looks once more in the ledger before a unit is turned away as unknown: it may have been registered through another replica a
/// moment ago. A look takes the head's lock, so that all who come within a pause share the one after it.
/// </summary>
/// <param name="look">Brings the directory to the ledger's head; a refusal where the hub is too busy for it.</param>
public sealed class LateUnits(Func<Task<Answer<Nothing>>> look)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Lock _lock = new();
    private Task<Answer<Nothing>>? _next;

    /// <summary>Admits by the directory in memory, else by the ledger.</summary>
    /// <exception cref="RefusalException">As <see cref="Admission.AdmitAsync"/>, or HUB_BUSY or HUB_STOPPING where it could not
    /// look.</exception>
    public async ValueTask<Caller> AdmitAsync(Func<ValueTask<Caller>> admit, CancellationToken cancellationToken)
    {
        try
        {
            return await admit();
        }
        catch (RefusalException refused) when (refused.Refusal.Reason == RefusalReason.UnitUnknown)
        {
            RefusalException.ThrowIf((await NextLookAsync().WaitAsync(cancellationToken)).Refusal);
            return await admit();
        }
    }

    private Task<Answer<Nothing>> NextLookAsync()
    {
        lock (_lock)
            return _next ??= LookAfterPauseAsync();
    }

    private async Task<Answer<Nothing>> LookAfterPauseAsync()
    {
        await Task.Delay(Pause);
        // A later caller needs a look that begins after its call.
        lock (_lock)
            _next = null;
        return await look();
    }
}
