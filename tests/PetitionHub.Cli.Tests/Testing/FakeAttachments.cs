using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using PetitionHub.V1;

namespace PetitionHub.Cli.Tests.Testing;

/// <summary>Keeps one file in memory, and breaks links as a test says.</summary>
internal sealed class FakeAttachments : AttachmentService.AttachmentServiceBase
{
    private const int ChunkBytes = 64 * 1024;

    private ByteString _sha256 = ByteString.Empty;
    private long _size;

    /// <summary>What has arrived, or what is downloaded.</summary>
    public MemoryStream Content { get; } = new();

    /// <summary>After how many more bytes each stream breaks, in order; whole once none is left.</summary>
    public Queue<int> Breaks { get; } = [];

    /// <summary>The offsets at which streams began.</summary>
    public List<long> Offsets { get; } = [];

    public List<FileAttachmentsRequest> Filed { get; } = [];

    public override Task<StartUploadResponse> StartUpload(StartUploadRequest request, ServerCallContext context)
    {
        (_sha256, _size) = (request.Sha256, request.SizeBytes);
        return Task.FromResult(new StartUploadResponse { ReceivedBytes = Content.Length, Complete = IsComplete() });
    }

    public override async Task<UploadAttachmentResponse> UploadAttachment(
        IAsyncStreamReader<UploadAttachmentRequest> requestStream, ServerCallContext context)
    {
        await requestStream.MoveNext(context.CancellationToken);
        Offsets.Add(requestStream.Current.Start.OffsetBytes);
        Content.Position = requestStream.Current.Start.OffsetBytes;
        var left = Breaks.TryDequeue(out var bytes) ? bytes : int.MaxValue;
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            Content.Write(requestStream.Current.Data.Span);
            if ((left -= requestStream.Current.Data.Length) <= 0)
                throw RefusedCall.With(StatusCode.Unavailable, "HUB_STOPPING", "Connect again.");
        }

        return new UploadAttachmentResponse { ReceivedBytes = Content.Length, Complete = IsComplete() };
    }

    public override async Task DownloadAttachment(
        DownloadAttachmentRequest request, IServerStreamWriter<DownloadAttachmentResponse> responseStream,
        ServerCallContext context)
    {
        Offsets.Add(request.OffsetBytes);
        if (request.OffsetBytes > Content.Length)
            throw RefusedCall.With(StatusCode.OutOfRange, "UPLOAD_OFFSET_INVALID", "Go on from the size.");
        await responseStream.WriteAsync(new() { SizeBytes = Content.Length }, context.CancellationToken);
        var left = Breaks.TryDequeue(out var bytes) ? bytes : int.MaxValue;
        foreach (var chunk in Content.ToArray().Skip((int)request.OffsetBytes).Chunk(ChunkBytes))
        {
            await responseStream.WriteAsync(new() { Data = ByteString.CopyFrom(chunk) }, context.CancellationToken);
            if ((left -= chunk.Length) <= 0)
                throw RefusedCall.With(StatusCode.Unavailable, "HUB_STOPPING", "Connect again.");
        }
    }

    public override Task<FileAttachmentsResponse> FileAttachments(FileAttachmentsRequest request, ServerCallContext context)
    {
        Filed.Add(request);
        return Task.FromResult(new FileAttachmentsResponse
        {
            Receipt = new()
            {
                RequestId = request.RequestId,
                PetitionId = request.PetitionId,
                FirstSequence = 7,
                LastSequence = 7
            },
        });
    }

    public override Task<ListAttachmentsResponse> ListAttachments(ListAttachmentsRequest request, ServerCallContext context) =>
        Task.FromResult(new ListAttachmentsResponse
        {
            Attachments =
            {
                new FiledAttachment
                {
                    Attachment = new()
                    {
                        Sha256 = ByteString.CopyFrom(new byte[32]),
                        SizeBytes = 5,
                        Name = "来信.pdf",
                        MediaType = "application/pdf",
                    },
                    Sequence = 7,
                    UnitCode = "430103-bureau",
                },
            },
        });

    public override Task<GetAttachmentQuotaResponse> GetAttachmentQuota(
        GetAttachmentQuotaRequest request, ServerCallContext context) =>
        Task.FromResult(new GetAttachmentQuotaResponse { UsedBytes = 1_000, LimitBytes = 2_000, FileLimitBytes = 1_500 });

    private bool IsComplete() =>
        Content.Length == _size && SHA256.HashData(Content.ToArray()).AsSpan().SequenceEqual(_sha256.Span);
}
