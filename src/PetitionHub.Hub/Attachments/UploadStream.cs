using System.Buffers;
using Grpc.Core;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Attachments.Storage;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Requests;
using PetitionHub.Ledger.Attachments;
using PetitionHub.V1;

namespace PetitionHub.Hub.Attachments;

/// <summary>Takes the bytes of an upload, part by part: what is stored is whole, and what is not is sent again.</summary>
internal sealed class UploadStream(
    Uploads uploads, StoredFiles files, TransferMetrics metrics, TimeProvider clock)
{
    public async Task<UploadAttachmentResponse> TakeAsync(
        IAsyncStreamReader<UploadAttachmentRequest> stream, ServerCallContext call, CancellationToken cancellationToken)
    {
        using var idle = new IdleLimit(clock, cancellationToken);
        if (!await idle.WaitAsync(stream.MoveNext) || stream.Current.PartCase != UploadAttachmentRequest.PartOneofCase.Start)
            throw Rejected("start", "must be in the first message");
        var start = stream.Current.Start;
        var fields = new RequestFields();
        var id = fields.Sha256("start.sha256", start.Sha256);
        RefusalException.ThrowIf(fields.Refusal);
        var upload = await uploads.FindAsync(call.Caller().RequireUnit(), id, cancellationToken);
        if (upload.IsComplete)
            return new() { ReceivedBytes = upload.SizeBytes, Complete = true };
        var received = await files.CountReceivedAsync(upload, cancellationToken);
        if (start.OffsetBytes < 0 || start.OffsetBytes > received)
            throw OutOfRange(start.OffsetBytes, received);
        received = await TakeBytesAsync(stream, idle, upload, start.OffsetBytes, received, call, cancellationToken);
        if (received < upload.SizeBytes)
            return new() { ReceivedBytes = received };
        await uploads.CompleteAsync(upload, cancellationToken);
        return new() { ReceivedBytes = received, Complete = true };
    }

    /// <summary>Takes what comes; returns how many bytes are then stored.</summary>
    private async Task<long> TakeBytesAsync(
        IAsyncStreamReader<UploadAttachmentRequest> stream, IdleLimit idle, AttachmentUpload upload, long offset, long received,
        ServerCallContext call, CancellationToken cancellationToken)
    {
        var parts = new FileParts(upload.SizeBytes);
        var part = ArrayPool<byte>.Shared.Rent(FileParts.PartBytes);
        try
        {
            while (await idle.WaitAsync(stream.MoveNext))
            {
                var data = DataOf(stream.Current);
                metrics.Uploaded(data.Length);
                if (data.Length > upload.SizeBytes - offset)
                {
                    // It is not the file that was named; no byte of it can be trusted to be.
                    await uploads.RemoveAsync(upload, cancellationToken);
                    throw OutOfRange(offset + data.Length, upload.SizeBytes);
                }

                while (data.Length > 0)
                {
                    var index = FileParts.IndexAt(offset);
                    var filled = (int)(offset - FileParts.StartOf(index));
                    var count = Math.Min(data.Length, parts.SizeOf(index) - filled);
                    data[..count].CopyTo(part.AsMemory(filled));
                    (data, offset) = (data[count..], offset + count);
                    // Bytes that begin in the middle of a part are before what was received: that part is stored.
                    if (filled + count < parts.SizeOf(index) || offset <= received)
                        continue;
                    await files.PutAsync(upload, index, part.AsMemory(0, parts.SizeOf(index)), cancellationToken);
                    received = offset;
                }
            }

            return received;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(part);
        }
    }

    private static ReadOnlyMemory<byte> DataOf(UploadAttachmentRequest message) =>
        message.PartCase != UploadAttachmentRequest.PartOneofCase.Data
        ? throw Rejected("data", "must be in every message but the first")
        : message.Data.Length is 0 or > AttachmentApi.MaxDataBytes
            ? throw Rejected("data", $"must be 1 to {AttachmentApi.MaxDataBytes} bytes, and has {message.Data.Length}")
            : message.Data.Memory;

    private static RefusalException Rejected(string field, string description)
    {
        var fields = new RequestFields();
        fields.Reject(field, description);
        return new RefusalException(fields.Refusal!);
    }

    private static RefusalException OutOfRange(long offset, long received) => new(new Refusal(
        RefusalReason.UploadOffsetInvalid, $"The offset {offset} is not where the upload continues: {received} bytes are there.")
        .With("offset_bytes", offset).With("received_bytes", received));
}
