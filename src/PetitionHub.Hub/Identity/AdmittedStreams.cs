using Grpc.Core;

namespace PetitionHub.Hub.Identity;

/// <summary>The stream of requests. After each message, and at the end, the caller is admitted again.</summary>
internal sealed class AdmittedStreamReader<T>(IAsyncStreamReader<T> stream, ServerCallContext call) : IAsyncStreamReader<T>
{
    public T Current => stream.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        var isThere = await stream.MoveNext(cancellationToken);
        // The end is an act, too: an upload is complete by it.
        await call.ReadmitAsync();
        return isThere;
    }
}

/// <summary>The stream of answers. Before each message the caller is admitted again.</summary>
internal sealed class AdmittedStreamWriter<T>(IServerStreamWriter<T> stream, ServerCallContext call) : IServerStreamWriter<T>
{
    public WriteOptions? WriteOptions
    {
        get => stream.WriteOptions;
        set => stream.WriteOptions = value;
    }

    public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

    public Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        var admitted = call.ReadmitAsync();
        return admitted.IsCompletedSuccessfully
            ? stream.WriteAsync(message, cancellationToken)
            : WriteOnceAdmittedAsync(admitted, message, cancellationToken);
    }

    private async Task WriteOnceAdmittedAsync(ValueTask admitted, T message, CancellationToken cancellationToken)
    {
        await admitted;
        await stream.WriteAsync(message, cancellationToken);
    }
}
