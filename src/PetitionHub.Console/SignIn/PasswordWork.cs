namespace PetitionHub.Console.SignIn;

/// <summary>
/// Checks a few passwords at once and lets a few wait. Further ones are refused: hashing is slow on purpose, and must not take
/// the whole machine.
/// </summary>
/// <param name="atOnce">How many at once.</param>
internal sealed class PasswordWork(int atOnce) : IDisposable
{
    /// <summary>How many wait at most.</summary>
    public const int MaxWaiting = 16;

    private readonly SemaphoreSlim _places = new(atOnce);
    private int _waiting;

    /// <exception cref="TooManyTriesException">Too many wait already.</exception>
    public async Task<bool> DoAsync(Func<bool> check, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _waiting) > MaxWaiting + atOnce)
        {
            Interlocked.Decrement(ref _waiting);
            throw new TooManyTriesException();
        }

        try
        {
            await _places.WaitAsync(cancellationToken);
            try
            {
                return check();
            }
            finally
            {
                _places.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Dispose() => _places.Dispose();
}

/// <summary>So many passwords are being checked that another is not.</summary>
#pragma warning disable CA1032 // It says nothing but itself.
internal sealed class TooManyTriesException() : Exception("Too many passwords are being checked.");
#pragma warning restore CA1032
