using Grpc.Core;
using Microsoft.Extensions.Logging;
using PetitionHub.V1;

namespace PetitionHub.Client.Internal;

/// <summary>One stream of commands and their answers, from its beginning until it breaks.</summary>
internal sealed class PushStream(
    Outbox outbox, AsyncDuplexStreamingCall<PushCommandsRequest, PushCommandsResponse> call, TimeProvider clock, ILogger log, Action answered) : IDisposable
{
    /// <summary>How many commands may be without an answer: a quarter of what the hub takes, and bounded memory.</summary>
    private const int Window = 256;

    private const int PageSize = 64;

    /// <summary>A stream that owes answers and gives none for so long is given up: a proxy may keep a connection that leads nowhere.</summary>
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _window = new(Window);

    public void Dispose() => _window.Dispose();

    /// <exception cref="RpcException">It broke.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var sending = SendAllAsync(ending);
        try
        {
            await StoreAnswersAsync(ending.Token).ConfigureAwait(false);
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await sending.ConfigureAwait(false);
        }

        throw new RpcException(new Status(StatusCode.Unavailable, "The hub ended the stream."));
    }

    private async Task SendAllAsync(CancellationTokenSource ending)
    {
        try
        {
            await SendAsync(ending.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException or OperationCanceledException)
        {
            // The stream is over: reading the answers tells why.
        }
        catch
        {
            await ending.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        var (last, source) = (0L, outbox.Source);
        while (true)
        {
            var changed = outbox.Changed.Next;
            var before = last;
            foreach (var command in await outbox.ReadWaitingAsync(last, PageSize, cancellationToken).ConfigureAwait(false))
            {
                // It is about the petition of one that is on its way: all wait for that answer, so that the order holds.
                if (command.Earlier == OutboxState.Waiting)
                    break;
                last = command.Number;
                if (command.Earlier == OutboxState.Refused)
                {
                    await outbox.RefuseAsync(command.Number, cancellationToken).ConfigureAwait(false);
                    log.EarlierRefused(command.Number);
                    continue;
                }

                await _window.WaitAsync(cancellationToken).ConfigureAwait(false);
                (command.Message.Source, source) = (source, "");
                await call.RequestStream.WriteAsync(command.Message, cancellationToken).ConfigureAwait(false);
            }

            if (last == before)
                await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Stores together what came while the last answers were being stored.</summary>
    private async Task StoreAnswersAsync(CancellationToken cancellationToken)
    {
        var answers = new List<PushCommandsResponse>();
        var next = call.ResponseStream.MoveNext(cancellationToken);
        while (await NextAsync(next).ConfigureAwait(false))
        {
            answers.Add(call.ResponseStream.Current);
            next = call.ResponseStream.MoveNext(cancellationToken);
            if (next.IsCompletedSuccessfully && answers.Count < Window)
                continue;
            await outbox.StoreAsync(answers, CancellationToken.None).ConfigureAwait(false);
            foreach (var refused in answers.Where(answer => answer.Refusal is not null))
                log.CommandRefused(refused.Sequence, $"{refused.Refusal.Reason}", refused.Refusal.Message);
            answered();
            _window.Release(answers.Count);
            answers.Clear();
        }
    }

    private async Task<bool> NextAsync(Task<bool> next)
    {
        while (true)
        {
            var owed = Window - _window.CurrentCount;
            try
            {
                return await next.WaitAsync(AnswerPatience, clock).ConfigureAwait(false);
            }
            catch (TimeoutException) when (owed > 0)
            {
                throw new RpcException(new Status(StatusCode.Unavailable, $"No answer to {owed} commands for {AnswerPatience.TotalSeconds} s."));
            }
            catch (TimeoutException)
            {
                // Nothing was owed when the waiting began.
            }
        }
    }
}
