using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using PetitionHub.Client.Internal;
using PetitionHub.V1;

namespace PetitionHub.Client;

/// <summary>
/// Moves whole files to and from the hub, through links that break: what has arrived stays, and the transfer continues from
/// there. Both sides verify the SHA-256 of the whole file. Neither holds more of it in memory than a few chunks.
/// </summary>
/// <param name="hub">The connection.</param>
/// <param name="patience">For how long a transfer is tried without a byte of progress; null for ten minutes.</param>
/// <param name="clock">The clock; null is the machine's.</param>
public sealed class AttachmentTransfer(HubChannel hub, TimeSpan? patience = null, TimeProvider? clock = null)
{
    // Larger arrays are collected late, and would make the process grow.
    private const int ChunkBytes = 64 * 1024;

    private static readonly TimeSpan DefaultPatience = TimeSpan.FromMinutes(10);

    /// <summary>Uploads a file, or the rest of it, and returns what it can be filed as.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="RpcException">The hub refuses it, or was away for longer than the patience.</exception>
    public async Task<Attachment> UploadAsync(
        string path, string mediaType, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, new FileStreamOptions
        {
            Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            BufferSize = 0,
        });
        return await UploadAsync(file, Path.GetFileName(path), mediaType, progress, cancellationToken);
    }

    /// <summary>
    /// Uploads what a stream has from its beginning to its end; it is read twice or more, and has to be able to seek.
    /// </summary>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="RpcException">The hub refuses it, or was away for longer than the patience.</exception>
    public async Task<Attachment> UploadAsync(
        Stream content, string name, string mediaType, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        content.Position = 0;
        var sha256 = ByteString.CopyFrom(await SHA256.HashDataAsync(content, cancellationToken));
        var attachment = new Attachment { Sha256 = sha256, SizeBytes = content.Length, Name = name, MediaType = mediaType };
        var attempts = new TransferAttempts(patience ?? DefaultPatience, clock);
        await attempts.RunAsync(token => UploadRestAsync(content, attachment, attempts, progress, token), cancellationToken);
        return attachment;
    }

    /// <summary>
    /// Downloads an attachment of a petition. The bytes that came stay beside the file, as <c>PATH.part</c>, until all have come
    /// and were verified; the same call continues from them, also after the process was killed.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="InvalidDataException">The bytes that came are not those of the attachment: nothing is kept.</exception>
    /// <exception cref="RpcException">The hub refuses it, or was away for longer than the patience.</exception>
    public async Task DownloadAsync(
        string petitionId, ReadOnlyMemory<byte> sha256, string path, IProgress<TransferProgress>? progress,
        CancellationToken cancellationToken)
    {
        var part = path + ".part";
        var request = new DownloadAttachmentRequest { PetitionId = petitionId, Sha256 = ByteString.CopyFrom(sha256.Span) };
        await using (var file = OpenPart(part))
        {
            var resumed = file.Length > 0;
            await DownloadRestAsync(file, request, progress, cancellationToken);
            var isWhole = await IsWholeAsync(file, sha256, cancellationToken);
            if (!isWhole && resumed)
            {
                // What lay there from before was another file, or damaged.
                file.SetLength(0);
                await DownloadRestAsync(file, request, progress, cancellationToken);
                isWhole = await IsWholeAsync(file, sha256, cancellationToken);
            }

            if (!isWhole)
            {
                file.SetLength(0);
                throw new InvalidDataException(
                    "The bytes that came do not have the SHA-256 of the attachment. Nothing is kept: try again.");
            }

            file.Flush(flushToDisk: true);
        }

        File.Move(part, path, overwrite: true);
    }

    private async Task<bool> UploadRestAsync(
        Stream content, Attachment attachment, TransferAttempts attempts, IProgress<TransferProgress>? progress,
        CancellationToken cancellationToken)
    {
        var started = await hub.Attachments.StartUploadAsync(
            new() { Sha256 = attachment.Sha256, SizeBytes = attachment.SizeBytes, MediaType = attachment.MediaType },
            cancellationToken: cancellationToken);
        attempts.Reached(started.ReceivedBytes);
        progress?.Report(new TransferProgress(started.ReceivedBytes, attachment.SizeBytes));
        if (started.Complete)
            return true;
        using var call = hub.Attachments.UploadAttachment(cancellationToken: cancellationToken);
        await SendAsync(call.RequestStream, content, attachment, started.ReceivedBytes, progress, cancellationToken);
        return (await call.ResponseAsync).Complete;
    }

    private static async Task SendAsync(
        IClientStreamWriter<UploadAttachmentRequest> stream, Stream content, Attachment attachment, long offset,
        IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        var start = new UploadAttachmentRequest { Start = new() { Sha256 = attachment.Sha256, OffsetBytes = offset } };
        if (!await GoesOnAsync(() => stream.WriteAsync(start, cancellationToken), cancellationToken))
            return;
        content.Position = offset;
        var buffer = new byte[ChunkBytes];
        for (int count; (count = await content.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            var data = new UploadAttachmentRequest { Data = UnsafeByteOperations.UnsafeWrap(buffer.AsMemory(0, count)) };
            if (!await GoesOnAsync(() => stream.WriteAsync(data, cancellationToken), cancellationToken))
                return;
            progress?.Report(new TransferProgress(offset += count, attachment.SizeBytes));
        }

        await GoesOnAsync(stream.CompleteAsync, cancellationToken);
    }

    /// <summary>False where the call has ended, by the hub or with the link: its answer says why.</summary>
    private static async Task<bool> GoesOnAsync(Func<Task> write, CancellationToken cancellationToken)
    {
        try
        {
            await write();
            return true;
        }
        catch (Exception exception) when (
            exception is RpcException or InvalidOperationException or IOException or OperationCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private Task DownloadRestAsync(
        FileStream file, DownloadAttachmentRequest request, IProgress<TransferProgress>? progress,
        CancellationToken cancellationToken)
    {
        var attempts = new TransferAttempts(patience ?? DefaultPatience, clock);
        return attempts.RunAsync(
            async token =>
            {
                try
                {
                    attempts.Reached(file.Length);
                    return await ReceiveAsync(file, request, progress, token);
                }
                catch (RpcException exception) when (
                    file.Length > 0 && HubError.From(exception).Reason == Reason.UploadOffsetInvalid)
                {
                    // The file is longer than the attachment: it belongs to another one.
                    file.SetLength(0);
                    return false;
                }
                catch (RpcException exception) when (exception.StatusCode == StatusCode.DataLoss)
                {
                    file.SetLength(0);
                    throw;
                }
            },
            cancellationToken);
    }

    private async Task<bool> ReceiveAsync(
        FileStream file, DownloadAttachmentRequest request, IProgress<TransferProgress>? progress,
        CancellationToken cancellationToken)
    {
        request.OffsetBytes = file.Position = file.Length;
        using var call = hub.Attachments.DownloadAttachment(request, cancellationToken: cancellationToken);
        long total = 0;
        while (await call.ResponseStream.MoveNext(cancellationToken))
        {
            var message = call.ResponseStream.Current;
            total = Math.Max(total, message.SizeBytes);
            await file.WriteAsync(message.Data.Memory, cancellationToken);
            progress?.Report(new TransferProgress(file.Position, total));
        }

        return file.Length == total;
    }

    private static FileStream OpenPart(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous,
            BufferSize = 0,
        };
        // Attachments tell of petitioners: they are for the eyes of the user who fetched them.
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    private static async Task<bool> IsWholeAsync(
        FileStream file, ReadOnlyMemory<byte> sha256, CancellationToken cancellationToken)
    {
        file.Position = 0;
        return (await SHA256.HashDataAsync(file, cancellationToken)).AsSpan().SequenceEqual(sha256.Span);
    }
}
