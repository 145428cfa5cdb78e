using Microsoft.Extensions.Hosting;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Errors;

namespace PetitionHub.Hub.Hosting;

/// <summary>Ends long calls when the hub stops, with a reason, so that clients connect elsewhere instead of hanging.</summary>
internal sealed class StopSignal(IHostApplicationLifetime lifetime)
{
    /// <summary>A token that is cancelled with the call's, or when the hub begins to stop.</summary>
    public CancellationTokenSource Link(CancellationToken call) =>
        CancellationTokenSource.CreateLinkedTokenSource(call, lifetime.ApplicationStopping);

    /// <summary>Runs a call; where the hub's stop ended it, the call is refused with HUB_STOPPING.</summary>
    public async Task<T> UnlessStoppingAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (lifetime.ApplicationStopping.IsCancellationRequested && e is (OperationCanceledException or IOException))
        {
            throw new RefusalException(new Refusal(
                RefusalReason.HubStopping, "The hub is stopping. Connect again, and resume from the cursor."));
        }
    }
}
