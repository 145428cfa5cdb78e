using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Attachments.Storage;
using PetitionHub.Hub.Confidentiality;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Paging;
using PetitionHub.Hub.Requests;
using PetitionHub.Ledger.Attachments;
using PetitionHub.V1;
using PetitionHub.Wire;

namespace PetitionHub.Hub.Attachments;

/// <summary>Reads the attachments of a petition for a unit that may read the petition.</summary>
internal sealed class AttachmentAnswers(
    ReadablePetitions petitions, AttachmentReader attachments, StoredFiles files, TransferMetrics metrics, TimeProvider clock,
    ILogger<AttachmentAnswers> logger)
{
    private const int DefaultPage = 100;
    private const int MaxPage = 500;

    public async Task<ListAttachmentsResponse> ListAsync(
        ListAttachmentsRequest request, UnitCode unit, CancellationToken cancellationToken)
    {
        var fields = new RequestFields();
        var size = fields.PageSize(request.PageSize, DefaultPage, MaxPage);
        RefusalException.ThrowIf(fields.Refusal);
        var token = PageToken.Of("attachments", request.PetitionId);
        var after = token.ReadAttachment(request.PageToken);
        var petition = await petitions.FindAsync(request.PetitionId, unit, cancellationToken);
        var page = await attachments.ListAttachmentsAsync(petition.State.Id, after, size, cancellationToken);
        var response = new ListAttachmentsResponse();
        response.Attachments.AddRange(page.Attachments.Select(ToWire));
        if (page.More)
            response.NextPageToken = token.Write(page.Attachments[^1].Key);
        return response;
    }

    /// <summary>Sends a file from an offset on. A whole file is hashed on the way: damage is reported at its end.</summary>
    public async Task SendAsync(
        DownloadAttachmentRequest request, IServerStreamWriter<DownloadAttachmentResponse> stream, ServerCallContext call,
        CancellationToken cancellationToken)
    {
        var unit = call.Caller().RequireUnit();
        var fields = new RequestFields();
        var id = fields.Sha256("sha256", request.Sha256);
        RefusalException.ThrowIf(fields.Refusal);
        var upload = await FindAsync(request.PetitionId, id, unit, cancellationToken);
        var offset = request.OffsetBytes;
        if (offset < 0 || offset > upload.SizeBytes)
            throw new RefusalException(new Refusal(
                RefusalReason.UploadOffsetInvalid, $"The offset {offset} is not in the file, which has {upload.SizeBytes} bytes.")
                .With("offset_bytes", offset).With("received_bytes", upload.SizeBytes));

        using var idle = new IdleLimit(clock, cancellationToken);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // The size is also sent where the offset is the end of the file.
        await WriteAsync(stream, idle, new() { SizeBytes = upload.SizeBytes });
        await foreach (var chunk in files.ReadAsync(upload, offset, cancellationToken))
        {
            if (offset / FileParts.PartBytes != (offset + chunk.Length) / FileParts.PartBytes)
            {
                // A transfer takes hours on a bad link: the unit may be accused meanwhile.
                await petitions.FindAsync(request.PetitionId, unit, cancellationToken);
            }

            await WriteAsync(stream, idle, new() { Data = UnsafeByteOperations.UnsafeWrap(chunk) });
            metrics.Downloaded(chunk.Length);
            hash.AppendData(chunk.Span);
            offset += chunk.Length;
        }

        var actual = hash.GetHashAndReset();
        if (offset < upload.SizeBytes || (request.OffsetBytes == 0 && !actual.AsSpan().SequenceEqual(id.ToBytes())))
            throw Damaged(upload, actual);
    }

    private async Task<AttachmentUpload> FindAsync(
        string petitionId, AttachmentId id, UnitCode unit, CancellationToken cancellationToken)
    {
        var petition = await petitions.FindAsync(petitionId, unit, cancellationToken);
        return await attachments.FindStoredAsync(petition.State.Id, id, cancellationToken)
            ?? throw new RefusalException(new Refusal(
                RefusalReason.AttachmentNotFound,
                $"Petition {petition.State.Id} has no attachment {id}. ListAttachments shows which it has.")
                .With("sha256", id.Hex));
    }

    private RefusalException Damaged(AttachmentUpload upload, byte[] actual)
    {
        AttachmentLog.Damaged(logger, upload.Id.Hex, upload.StorageKey);
        return new RefusalException(new Refusal(
            RefusalReason.AttachmentDigestMismatch,
            $"The hub's copy of {upload.Id} is damaged: do not use what came. Tell the operators.")
            .With("sha256", upload.Id.Hex).With("actual_sha256", Convert.ToHexStringLower(actual)));
    }

    private static Task<bool> WriteAsync(
        IServerStreamWriter<DownloadAttachmentResponse> stream, IdleLimit idle, DownloadAttachmentResponse message) =>
        idle.WaitAsync(async token =>
        {
            await stream.WriteAsync(message, token);
            return true;
        });

    private static V1.FiledAttachment ToWire(PetitionHub.Ledger.Attachments.FiledAttachment filed) => new()
    {
        Attachment = AttachmentWire.ToWire(filed.Attachment),
        Sequence = filed.Key.Sequence,
        UnitCode = filed.Actor.Unit?.Value ?? "",
        FileTime = InstantWire.ToWire(filed.At),
    };
}
