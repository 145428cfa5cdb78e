using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using PetitionHub.Domain.Petitions;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Telemetry;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Wire;

namespace PetitionHub.Hub.Commands;

/// <summary>The one way from a request to the ledger: read its fields, digest it, hand it to the writer, answer with the receipt.</summary>
internal sealed class CommandGateway(LedgerWriter writer, HubMetrics metrics)
{
    /// <summary>A step of a petition that is there.</summary>
    public async Task<V1.Receipt> TakeAsync(
        IMessage request, string requestId, string petitionId, Func<RequestFields, Step?> read, ServerCallContext call)
    {
        var fields = new RequestFields();
        var id = fields.Uuid("request_id", requestId);
        var petition = fields.Petition("petition_id", petitionId);
        var step = read(fields);
        RefusalException.ThrowIf(fields.Refusal);
        var command = new Command(id, Actor.Of(call.Caller().RequireUnit()), petition, [step!]);
        return ReceiptWire.ToWire(await SubmitAsync(command, request, call.CancellationToken));
    }

    /// <summary>Any command; a refusal is thrown for the error interceptor.</summary>
    public async Task<CommandReceipt> SubmitAsync(Command command, IMessage request, CancellationToken cancellationToken)
    {
        var submission = new Submission(command, Digest(command.Actor, request), DeliveryTracing.CurrentTraceParent);
        var result = await writer.SubmitAsync(submission, cancellationToken);
        metrics.Decided(command.Steps[0].Kind, result.IsAccepted);
        RefusalException.ThrowIf(result.Refusal);
        return result.Receipt!;
    }

    /// <summary>SHA-256 of who asks, of the message's name and of its bytes: what a request id stands for.</summary>
    private static byte[] Digest(Actor actor, IMessage request)
    {
        var (name, size) = (request.Descriptor.FullName, request.CalculateSize());
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
