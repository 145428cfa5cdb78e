using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Contacts;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Telemetry;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Hub.Commands;

/// <summary>
/// The one way from a request to the ledger: read its fields, digest it, hand it to the writer, answer with the receipt.
/// </summary>
internal sealed class CommandGateway(LedgerWriter writer, CommandRequests requests, UnitContacts contacts, CommandMetrics metrics)
{
    /// <summary>A command, as the contract answers most of them.</summary>
    public async Task<V1.Receipt> TakeAsync(IMessage request, ServerCallContext call) =>
        ReceiptWire.ToWire(await SubmitAsync(request, call.Caller(), call.CancellationToken));

    /// <summary>Any command; a refusal is thrown.</summary>
    public Task<CommandReceipt> SubmitAsync(IMessage request, Caller caller, CancellationToken cancellationToken) =>
        SubmitAsync(request, Read(request, caller), cancellationToken);

    /// <summary>The command that a request is; a fault of its fields is thrown.</summary>
    public Command Read(IMessage request, Caller caller) => requests.Read(request, caller);

    /// <summary>A command that was read from its request before.</summary>
    public async Task<CommandReceipt> SubmitAsync(IMessage request, Command command, CancellationToken cancellationToken)
    {
        var submission = ToSubmission(request, command);
        var result = await writer.SubmitAsync(submission, cancellationToken);
        metrics.Decided(submission.Command.Steps[0].Kind, result.IsAccepted);
        contacts.Decided(command.Actor, result);
        RefusalException.ThrowIf(result.Refusal);
        return result.Value!;
    }

    /// <summary>
    /// Queues a pushed command. One that cannot be read is queued too, as its refusal, so that answers keep their order. The
    /// inner task is the result.
    /// </summary>
    public async ValueTask<Task<Answer<CommandReceipt>>> PutAsync(
        PushSource source, long sequence, IMessage request, Caller caller, CancellationToken cancellationToken)
    {
        Submission submission;
        try
        {
            submission = ToSubmission(request, requests.Read(request, caller));
        }
        catch (RefusalException refused)
        {
            return await source.PutRefusedAsync(sequence, refused.Refusal, cancellationToken);
        }

        return CountAsync(submission.Command, await source.PutAsync(sequence, submission, cancellationToken));
    }

    private async Task<Answer<CommandReceipt>> CountAsync(Command command, Task<Answer<CommandReceipt>> decided)
    {
        var result = await decided;
        metrics.Decided(command.Steps[0].Kind, result.IsAccepted);
        contacts.Decided(command.Actor, result);
        // The call continues, so that only this line notes the refusal.
        if (result.Refusal is { } refusal && command.Actor.Unit is { } unit)
            contacts.Refused(unit, ReasonNames.Of(refusal.Reason));
        return result;
    }

    private static Submission ToSubmission(IMessage request, Command command)
    {
        var size = request.CalculateSize();
        return new(command, Digest(command.Actor, request, size), DeliveryTracing.CurrentTraceParent) { Bytes = size };
    }

    /// <summary>SHA-256 of the actor, of the message's name and of its bytes. A request id stands for this.</summary>
    private static byte[] Digest(Actor actor, IMessage request, int size)
    {
        var name = request.Descriptor.FullName;
        var buffer = ArrayPool<byte>.Shared.Rent(actor.Value.Length + name.Length + size + 2);
        try
        {
            var length = Encoding.ASCII.GetBytes(actor.Value, buffer);
            buffer[length++] = 0;
            length += Encoding.ASCII.GetBytes(name, buffer.AsSpan(length));
            buffer[length++] = 0;
            request.WriteTo(buffer.AsSpan(length, size));
            return SHA256.HashData(buffer.AsSpan(0, length + size));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
