using Grpc.Core;
using Microsoft.Extensions.Hosting;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Identity;

namespace PetitionHub.Hub.Streams;

/// <summary>
/// Guards long calls. Each ends with a reason, also while it is idle: when the hub stops, so that clients connect to another
/// replica instead of hanging, and when the caller is no longer admitted.
/// </summary>
internal sealed class StreamGuard(IHostApplicationLifetime lifetime, TimeProvider clock)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>Sends the headers, so that the caller knows that its stream is open, and runs it.</summary>
    /// <exception cref="RefusalException">As <see cref="RunAsync{T}"/>.</exception>
    public async Task OpenAsync(ServerCallContext context, Func<CancellationToken, Task> call)
    {
        await context.WriteResponseHeadersAsync([]);
        await RunAsync(context, call);
    }

    /// <summary>Runs a call without a result.</summary>
    /// <exception cref="RefusalException">As <see cref="RunAsync{T}"/>.</exception>
    public Task RunAsync(ServerCallContext context, Func<CancellationToken, Task> call) => RunAsync(context, async ending =>
    {
        await call(ending);
        return true;
    });

    /// <summary>Runs a call, which ends once what it is given is cancelled.</summary>
    /// <exception cref="RefusalException">HUB_STOPPING, or as <see cref="Admission.AdmitAsync"/>.</exception>
    public async Task<T> RunAsync<T>(ServerCallContext context, Func<CancellationToken, Task<T>> call)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            context.CancellationToken, lifetime.ApplicationStopping);
        RefusalException? refused = null;
        var watching = WatchAsync(context, ending, why => refused = why);
        try
        {
            return await call(ending.Token);
        }
        catch (Exception e) when (Volatile.Read(ref refused) is not null && e is (OperationCanceledException or IOException))
        {
            throw refused!;
        }
        catch (Exception e) when (
            lifetime.ApplicationStopping.IsCancellationRequested && e is (OperationCanceledException or IOException))
        {
            throw new RefusalException(new Refusal(
                RefusalReason.HubStopping, "The hub is stopping. Connect again, and resume from the cursor."));
        }
        finally
        {
            await ending.CancelAsync();
            await watching;
        }
    }

    /// <summary>Ends the call when its caller is no longer admitted, and says why.</summary>
    private async Task WatchAsync(ServerCallContext context, CancellationTokenSource ending, Action<RefusalException> tell)
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(ending.Token))
                await ReadmitAsync(context);
        }
        catch (OperationCanceledException)
        {
            // The call ended.
        }
        catch (RefusalException refused)
        {
            tell(refused);
            await ending.CancelAsync();
        }
    }

    private static async Task ReadmitAsync(ServerCallContext context)
    {
        try
        {
            await context.ReadmitAsync();
        }
#pragma warning disable CA1031 // Whether an operator may go on could not be asked: the next look, and each message, asks again.
        catch (Exception exception) when (exception is not (RefusalException or OperationCanceledException))
#pragma warning restore CA1031
        {
        }
    }
}
