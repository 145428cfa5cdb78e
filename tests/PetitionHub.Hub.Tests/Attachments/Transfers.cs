using Google.Protobuf;
using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.V1;

namespace PetitionHub.Hub.Tests.Attachments;

/// <summary>Transfers message by message, as a client in any language makes them.</summary>
internal static class Transfers
{
    /// <summary>
    /// The contract takes twice as much; the channel of the SDK sends no message of more than 1 MiB with its frame.
    /// </summary>
    private const int MessageBytes = 512 * 1024;

    public static async Task<StartUploadResponse> StartAsync(this HubChannel unit, Sample file) =>
        await unit.Attachments.StartUploadAsync(file.Start(), cancellationToken: Wait.Token);

    /// <summary>Begins an upload and sends all of it.</summary>
    public static async Task UploadAsync(this HubChannel unit, Sample file)
    {
        await unit.StartAsync(file);
        Assert.True((await unit.SendAsync(file, 0, file.Content)).Complete);
    }

    /// <summary>Sends bytes from an offset on, and ends the stream.</summary>
    public static async Task<UploadAttachmentResponse> SendAsync(
        this HubChannel unit, Sample file, long offset, ReadOnlyMemory<byte> bytes, int messageBytes = MessageBytes)
    {
        using var call = await unit.OpenAsync(file, offset, bytes, messageBytes);
        try
        {
            await call.RequestStream.CompleteAsync().Bounded();
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        {
            // It is refused already: the answer tells why.
        }

        return await call.ResponseAsync.Bounded();
    }

    /// <summary>Sends bytes from an offset on, and leaves the stream open.</summary>
    public static async Task<AsyncClientStreamingCall<UploadAttachmentRequest, UploadAttachmentResponse>> OpenAsync(
        this HubChannel unit, Sample file, long offset, ReadOnlyMemory<byte> bytes, int messageBytes = MessageBytes)
    {
        var call = unit.Attachments.UploadAttachment(cancellationToken: Wait.Token);
        try
        {
            await call.RequestStream.WriteAsync(
                new() { Start = new() { Sha256 = file.Sha256, OffsetBytes = offset } }, Wait.Token).Bounded();
            for (; bytes.Length > 0; bytes = bytes[Math.Min(messageBytes, bytes.Length)..])
                await call.RequestStream.WriteAsync(
                    new() { Data = ByteString.CopyFrom(bytes[..Math.Min(messageBytes, bytes.Length)].Span) },
                    Wait.Token).Bounded();
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        {
            // It is refused already: the answer tells why.
        }

        return call;
    }

    public static async Task<Receipt> FileAsync(this HubChannel unit, string petition, params IEnumerable<Sample> files) =>
        (await unit.Attachments.FileAttachmentsAsync(Filing(petition, files), cancellationToken: Wait.Token)).Receipt;

    public static FileAttachmentsRequest Filing(string petition, params IEnumerable<Sample> files) => new()
    {
        RequestId = Ask.NewId(),
        PetitionId = petition,
        AttachmentFiling = new() { Attachments = { files.Select(file => file.Attachment) } },
    };

    /// <summary>Downloads from an offset on.</summary>
    public static async Task<(long SizeBytes, byte[] Content)> DownloadAsync(
        this HubChannel unit, string petition, ByteString sha256, long offset = 0)
    {
        using var call = unit.Attachments.DownloadAttachment(
            new() { PetitionId = petition, Sha256 = sha256, OffsetBytes = offset }, cancellationToken: Wait.Token);
        var size = 0L;
        using var content = new MemoryStream();
        while (await call.ResponseStream.MoveNext(Wait.Token).Bounded())
        {
            var message = call.ResponseStream.Current;
            Assert.InRange(message.Data.Length, 0, 1024 * 1024);
            size = Math.Max(size, message.SizeBytes);
            content.Write(message.Data.Span);
        }

        return (size, content.ToArray());
    }
}
