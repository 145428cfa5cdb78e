using Grpc.Core;

namespace PetitionHub.Hub.Errors;

/// <summary>
/// The stream of answers to the caller. Once the caller is gone gRPC refuses a write with an
/// <see cref="InvalidOperationException"/>, as it does for a service that writes after its end; the call's token shows which it
/// was.
/// </summary>
internal sealed class CallerStreamWriter<T>(IServerStreamWriter<T> stream, ServerCallContext context) : IServerStreamWriter<T>
{
    public WriteOptions? WriteOptions
    {
        get => stream.WriteOptions;
        set => stream.WriteOptions = value;
    }

    public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

    public Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        try
        {
            var written = stream.WriteAsync(message, cancellationToken);
            return written.IsCompletedSuccessfully ? written : AwaitAsync(written);
        }
        catch (Exception exception) when (IsCallerGone(exception))
        {
            throw new CallerGoneException(exception);
        }
    }

    private async Task AwaitAsync(Task written)
    {
        try
        {
            await written;
        }
        catch (Exception exception) when (IsCallerGone(exception))
        {
            throw new CallerGoneException(exception);
        }
    }

    private bool IsCallerGone(Exception exception) => exception is IOException
        || (exception is InvalidOperationException && context.CancellationToken.IsCancellationRequested);
}
