using Grpc.Core;
using Microsoft.Extensions.Logging;
using PetitionHub.V1;

namespace PetitionHub.Client.Internal;

/// <summary>One stream of commands and their answers, from its beginning until it breaks.</summary>
internal sealed class PushStream(
    Outbox outbox, AsyncDuplexStreamingCall<PushCommandsRequest, PushCommandsResponse> call, TimeProvider clock, ILogger log,
    Action answered) : IDisposable
{
    /// <summary>How many commands may be without an answer: a quarter of what the hub takes, and bounded memory.</summary>
    private const int Window = 256;

    private const int PageSize = 64;

    /// <summary>
    /// A stream that owes answers and gives none for so long is given up: a proxy may keep a connection that leads nowhere.
    /// </summary>
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _window = new(Window);

    /// <summary>When the last answer came, or the first command of those without one was sent.</summary>
    private long _owedSince;

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
            // A write that waits for a stream that never began ends by this alone.
            call.Dispose();
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
        catch (OperationCanceledException)
        {
            // The stream is over: reading the answers says why.
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
                if (_window.CurrentCount == Window - 1)
                    Volatile.Write(ref _owedSince, clock.GetTimestamp());
                (command.Message.Source, source) = (source, "");
                if (!await TryWriteAsync(command.Message, cancellationToken).ConfigureAwait(false))
                    return;
            }

            if (last == before)
                await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>False where the stream is over, by whatever exception: reading the answers says why.</summary>
    private async Task<bool> TryWriteAsync(PushCommandsRequest message, CancellationToken cancellationToken)
    {
        try
        {
            await call.RequestStream.WriteAsync(message, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException or IOException)
        {
            return false;
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
            foreach (var unknown in answers.Where(answer => answer.OutcomeCase == PushCommandsResponse.OutcomeOneofCase.None))
                log.AnswerUnknown(unknown.Sequence);
            answered();
            Volatile.Write(ref _owedSince, clock.GetTimestamp());
            _window.Release(answers.Count);
            answers.Clear();
        }
    }

    private async Task<bool> NextAsync(Task<bool> next)
    {
        while (true)
        {
            try
            {
                return await next.WaitAsync(AnswerPatience / 4, clock).ConfigureAwait(false);
            }
            catch (TimeoutException) when (
                _window.CurrentCount < Window && clock.GetElapsedTime(Volatile.Read(ref _owedSince)) >= AnswerPatience)
            {
                throw new RpcException(new Status(
                    StatusCode.Unavailable, $"A command has had no answer for {AnswerPatience.TotalSeconds} s."));
            }
            catch (TimeoutException)
            {
                // Nothing is owed, or not for long.
            }
        }
    }
}
