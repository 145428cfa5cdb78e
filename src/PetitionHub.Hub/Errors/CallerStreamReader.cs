using Grpc.Core;

namespace PetitionHub.Hub.Errors;

/// <summary>
/// The caller's stream of requests. A stream that the caller resets ends with an <see cref="IOException"/>, often before the
/// call's token is cancelled; told apart here, no other input or output of a service is mistaken for it.
/// </summary>
internal sealed class CallerStreamReader<T>(IAsyncStreamReader<T> stream) : IAsyncStreamReader<T>
{
    public T Current => stream.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            return await stream.MoveNext(cancellationToken);
        }
        catch (IOException exception)
        {
            throw new CallerGoneException(exception);
        }
    }
}
