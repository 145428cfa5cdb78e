using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.V1;

namespace PetitionHub.EndToEnd.Tests.Soak;

/// <summary>
/// A department's system: it follows its inbox behind what it has, signs for each letter, and moves its cursor.
/// </summary>
internal sealed class SoakDepartment(string unit, HubChannel hub, SoakBook book)
{
    private const string Consumer = "main";
    private const int AtOnce = 16;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly HubRetry _retry = new(Wait.Patience);
    private readonly List<Task> _signing = [];
    private long _seen;

    /// <summary>How often the stream broke.</summary>
    public int Breaks { get; private set; }

    /// <summary>Follows until it is stopped, and signs for what has come.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var stream = hub.Inbox.SubscribeInbox(
                    new SubscribeInboxRequest { Consumer = Consumer, AfterSequence = _seen }, cancellationToken: stop);
                while (await stream.ResponseStream.MoveNext(stop))
                    await TakeAsync(stream.ResponseStream.Current.Entry);
            }
            catch (RpcException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (RpcException exception) when (HubError.From(exception).IsTransient)
            {
                Breaks++;
                await Task.Delay(Pause, Wait.Token);
            }
        }

        await Task.WhenAll(_signing);
        await _retry.CallAsync(
            cancel => hub.Inbox.AcknowledgeInboxAsync(new() { Consumer = Consumer, Sequence = _seen }, cancellationToken: cancel)
                .ResponseAsync,
            Wait.Token);
    }

    private async Task TakeAsync(LedgerEntry entry)
    {
        Assert.True(entry.Sequence > _seen, $"{unit} got {entry.Sequence} after {_seen}.");
        _seen = entry.Sequence;
        if (entry.StepCase != LedgerEntry.StepOneofCase.Transfer)
            return;
        book.Delivered(unit, entry.Sequence);
        if (_signing.Count == AtOnce)
            await await Task.WhenAny(_signing);
        _signing.RemoveAll(task => task.IsCompletedSuccessfully);
        _signing.Add(SignAsync(entry));
    }

    private async Task SignAsync(LedgerEntry entry)
    {
        var request = new AcknowledgeReceiptRequest
        {
            // Made of what it is for: a system that forgot it sends the same.
            RequestId = CommandId.Of("sign", unit, entry.PetitionId).ToString(),
            PetitionId = entry.PetitionId,
            ReceiptAcknowledgement = new() { OwnNumber = $"{entry.Sequence}" },
        };
        book.Accepted(unit, (await _retry.CallAsync(
            cancel => hub.Exchange.AcknowledgeReceiptAsync(request, cancellationToken: cancel).ResponseAsync, Wait.Token))
                .Receipt);
    }
}
