using System.Threading.Channels;
using Grpc.Core;

namespace PetitionHub.Hub.Streams;

/// <summary>
/// Answers a stream of requests in its order: reads on while answers are awaited, up to a window, and ends both together.
/// </summary>
internal static class AnsweredStream
{
    private static readonly WriteOptions MoreFollows = new(WriteFlags.BufferHint);

    /// <param name="requests">The caller's stream.</param>
    /// <param name="responses">The answers.</param>
    /// <param name="window">How many requests have no answer at most.</param>
    /// <param name="take">Takes a request; the inner task is its answer.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public static async Task AnswerAsync<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requests,
        IServerStreamWriter<TResponse> responses,
        int window,
        Func<TRequest, CancellationToken, ValueTask<Task<TResponse>>> take,
        CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // One more is awaited below.
        var answers = Channel.CreateBounded<Task<TResponse>>(window - 1);
        var reading = ReadAsync(requests, answers.Writer, take, ending.Token);
        try
        {
            await foreach (var answer in answers.Reader.ReadAllAsync(ending.Token))
            {
                var response = await answer.WaitAsync(ending.Token);
                // One flush for what is at hand: the last of the answers that are there carries the others out.
                var more = answers.Reader.TryPeek(out var next) && next.IsCompletedSuccessfully;
                responses.WriteOptions = more ? MoreFollows : WriteOptions.Default;
                await responses.WriteAsync(response, ending.Token);
            }
        }
        finally
        {
            await ending.CancelAsync();
            await reading;
        }
    }

    /// <summary>Takes requests off the stream; how it ended is passed to the reader of the answers.</summary>
    private static async Task ReadAsync<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requests,
        ChannelWriter<Task<TResponse>> answers,
        Func<TRequest, CancellationToken, ValueTask<Task<TResponse>>> take,
        CancellationToken cancellationToken)
    {
        try
        {
            while (await answers.WaitToWriteAsync(cancellationToken) && await requests.MoveNext(cancellationToken))
                await answers.WriteAsync(await take(requests.Current, cancellationToken), cancellationToken);
            answers.Complete();
        }
#pragma warning disable CA1031 // The channel carries it to the one who awaits the answers.
        catch (Exception e)
#pragma warning restore CA1031
        {
            answers.Complete(e);
        }
    }
}
