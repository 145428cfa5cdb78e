using Grpc.Core;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Requests;
using PetitionHub.Hub.Streams;
using PetitionHub.Ledger.Attachments;
using PetitionHub.V1;

namespace PetitionHub.Hub.Attachments;

/// <summary>Attachments. What each method promises is said in the contract. Filing them is a step like others.</summary>
internal sealed class AttachmentApi(
    Uploads uploads, UploadStream upload, AttachmentAnswers answers, AttachmentReader attachments, AttachmentOptions options,
    StreamGuard guard) : AttachmentService.AttachmentServiceBase
{
    /// <summary>The most bytes of a file that one message carries.</summary>
    public const int MaxDataBytes = 1024 * 1024;

    /// <summary>The largest message: bytes of a file, and what frames them.</summary>
    public const int MaxMessageBytes = MaxDataBytes + 1024;

    private const int DownloadsPerUnit = 64;
    private const int DownloadsAtOnce = 1_000;

    private readonly TransferSlots _uploading = new(options.UploadsPerUnit, options.UploadsAtOnce);
    private readonly TransferSlots _downloading = new(DownloadsPerUnit, DownloadsAtOnce);

    public override async Task<StartUploadResponse> StartUpload(StartUploadRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var id = fields.Sha256("sha256", request.Sha256);
        if (request.SizeBytes < 1)
            fields.Reject("size_bytes", $"must be 1 or more, and is {request.SizeBytes}");
        if (!AcceptedTypes.IsMediaType(request.MediaType))
            fields.Reject("media_type", "must be a media type without parameters, as application/pdf");
        RefusalException.ThrowIf(fields.Refusal);
        return await uploads.StartAsync(context.Caller().RequireUnit(), id, request.SizeBytes, request.MediaType,
            context.CancellationToken);
    }

    public override async Task<UploadAttachmentResponse> UploadAttachment(
        IAsyncStreamReader<UploadAttachmentRequest> requestStream, ServerCallContext context)
    {
        using var slot = _uploading.Take(context.Caller().RequireUnit());
        return await guard.RunAsync(context, ending => upload.TakeAsync(requestStream, context, ending));
    }

    public override Task<ListAttachmentsResponse> ListAttachments(ListAttachmentsRequest request, ServerCallContext context) =>
        answers.ListAsync(request, context.Caller().RequireUnit(), context.CancellationToken);

    public override async Task DownloadAttachment(
        DownloadAttachmentRequest request, IServerStreamWriter<DownloadAttachmentResponse> responseStream,
        ServerCallContext context)
    {
        using var slot = _downloading.Take(context.Caller().RequireUnit());
        await guard.RunAsync(context, ending => answers.SendAsync(request, responseStream, context, ending));
    }

    public override async Task<GetAttachmentQuotaResponse> GetAttachmentQuota(
        GetAttachmentQuotaRequest request, ServerCallContext context) =>
        new()
        {
            UsedBytes = await attachments.SumUploadsAsync(context.Caller().RequireUnit(), context.CancellationToken),
            LimitBytes = options.UnitQuotaBytes,
            FileLimitBytes = options.MaxFileBytes,
        };
}
