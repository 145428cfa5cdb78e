using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Commands;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Requests;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Writing;
using PetitionHub.V1;

namespace PetitionHub.Hub.Sync;

/// <summary>One stream of pushed commands: its source, and how far its sequences have risen.</summary>
internal sealed class PushStream(CommandGateway commands, LedgerWriter writer, RefusalMetrics metrics, ServerCallContext call)
{
    private static readonly OneofDescriptor Commands = PushCommandsRequest.Descriptor.Oneofs.Single();

    private PushSource? _pushed;
    private string _source = "";
    private long _sequence;

    /// <summary>Takes the next command; the inner task is its answer.</summary>
    public async ValueTask<Task<PushCommandsResponse>> TakeAsync(PushCommandsRequest message, CancellationToken cancellationToken)
    {
        var caller = call.Caller();
        Follow(message);
        _pushed ??= writer.OpenSource(caller.RequireUnit(), _source);
        var result = Commands.Accessor.GetCaseFieldDescriptor(message) is { } command
            ? await commands.PutAsync(
                _pushed, message.Sequence, (IMessage)command.Accessor.GetValue(message), caller, cancellationToken)
            : await _pushed.PutRefusedAsync(message.Sequence, CommandMissing(), cancellationToken);
        return AnswerAsync(message.Sequence, result);
    }

    private void Follow(PushCommandsRequest message)
    {
        var fields = new RequestFields();
        if (_pushed is null)
            _source = fields.Source(message.Source);
        else if (message.Source.Length > 0 && message.Source != _source)
            fields.Reject("source", "must stay the same within a stream");
        if (message.Sequence <= _sequence)
            fields.Reject(
                "sequence", $"must be more than the one before, {_sequence}, and is {message.Sequence}", $"{message.Sequence}");
        RefusalException.ThrowIf(fields.Refusal);
        _sequence = message.Sequence;
    }

    private async Task<PushCommandsResponse> AnswerAsync(long sequence, Task<Answer<CommandReceipt>> decided)
    {
        Answer<CommandReceipt> result;
        try
        {
            result = await decided;
        }
        catch (LedgerUnavailableException)
        {
            // The writer has logged why.
            throw new RefusalException(HubFault.Unavailable(HubFault.TraceOf(call.GetHttpContext())));
        }

        if (result.IsAccepted)
        {
            return new PushCommandsResponse
            {
                Sequence = sequence,
                Receipt = ReceiptWire.ToWire(result.Value),
                QueryCode = result.Value.QueryCode,
            };
        }

        if (result.Refusal.Reason.MayPass())
            throw new RefusalException(
                result.Refusal, result.Refusal.Reason == RefusalReason.HubBusy ? StatusCode.Unavailable : null);
        metrics.Refused(result.Refusal.Reason);
        return new PushCommandsResponse { Sequence = sequence, Refusal = result.Refusal.ToMessage() };
    }

    private static Refusal CommandMissing()
    {
        var fields = new RequestFields();
        fields.Reject("command", "is required");
        return fields.Refusal!;
    }
}
