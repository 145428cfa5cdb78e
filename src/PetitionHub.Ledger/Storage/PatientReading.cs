using System.Diagnostics;

namespace PetitionHub.Ledger.Storage;

/// <summary>
/// Reads again, from the beginning and on another context, what a passing fault broke. Repeating single queries, as EF Core
/// offers, would hold whole results in memory, and a query alone cannot be repeated within a snapshot.
/// </summary>
internal static class PatientReading
{
    private const int Attempts = 4;

    private static readonly TimeSpan LeastDelay = TimeSpan.FromMilliseconds(50);

    /// <summary>What took longer than this failed by a time-out: to ask the same again would only add to the load.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    public static async Task<T> ReadAsync<T>(
        this ILedgerDatabase database, Func<LedgerContext, Task<T>> read, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var context = database.CreateContext();
                return await read(context);
            }
            catch (Exception exception) when (
                exception is not OperationCanceledException && cancellationToken.IsCancellationRequested)
            {
                // Some drivers tell of a cancelled query as of any other failure.
                throw new OperationCanceledException(exception.Message, exception, cancellationToken);
            }
            catch (Exception exception) when (
                attempt < Attempts && Stopwatch.GetElapsedTime(began) < Window && database.IsTransient(exception))
            {
                // Doubled each time, and by chance, so that readers that broke together do not come back together.
                await Task.Delay(
                    LeastDelay * Math.Pow(2, attempt - 1) * (0.5 + (Random.Shared.NextDouble() / 2)), cancellationToken);
            }
        }
    }
}
