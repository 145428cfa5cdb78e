using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.Hub.Tests.Refusals;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Attachments;

/// <summary>What the contract promises to who uploads.</summary>
public sealed class UploadTests(HubFixture hub) : IClassFixture<HubFixture>
{
    private const int MaxDataBytes = 1024 * 1024;

    private HubChannel Unit => hub.As(Tianxin);

    [Theory]
    [InlineData(1)]
    [InlineData(Sample.PartBytes - 1)]
    [InlineData(Sample.PartBytes)]
    [InlineData(Sample.PartBytes + 1)]
    [InlineData((2 * Sample.PartBytes) + 12_345)]
    public async Task Upload_OfAnySize_IsCompleteAndComesBack(int bytes)
    {
        var file = Sample.OfSize(bytes);
        Assert.Equal(new StartUploadResponse(), await Unit.StartAsync(file));

        var sent = await Unit.SendAsync(file, 0, file.Content, messageBytes: 300_001);

        Assert.Equal(new UploadAttachmentResponse { ReceivedBytes = bytes, Complete = true }, sent);
        Assert.Equal(new StartUploadResponse { ReceivedBytes = bytes, Complete = true }, await Unit.StartAsync(file));
        Assert.True((await Unit.SendAsync(file, 0, file.Content)).Complete);
        var petition = (await Unit.CallInvoker.SendAsync(Ask.Register())).PetitionId;
        await Unit.FileAsync(petition, file);
        var (size, content) = await Unit.DownloadAsync(petition, file.Sha256);
        Assert.Equal(bytes, size);
        Assert.Equal(file.Content, content);
    }

    [Fact]
    public async Task Upload_WhoseStreamEndsEarly_KeepsWholeParts()
    {
        var file = Sample.OfSize((2 * Sample.PartBytes) + 1_000);
        await Unit.StartAsync(file);

        var first = await Unit.SendAsync(file, 0, file.Content.AsMemory(0, Sample.PartBytes + 7));

        Assert.Equal(new UploadAttachmentResponse { ReceivedBytes = Sample.PartBytes }, first);
        Assert.Equal(new StartUploadResponse { ReceivedBytes = Sample.PartBytes }, await Unit.StartAsync(file));
        Assert.True((await Unit.SendAsync(file, Sample.PartBytes, file.Content.AsMemory(Sample.PartBytes))).Complete);
    }

    [Fact]
    public async Task Upload_WhoseStreamIsCancelled_KeepsWholeParts()
    {
        var file = Sample.OfSize((2 * Sample.PartBytes) + 1_000);
        await Unit.StartAsync(file);
        using (await Unit.OpenAsync(file, 0, file.Content.AsMemory(0, (2 * Sample.PartBytes) + 7)))
            await Wait.UntilAsync(async () => (await Unit.StartAsync(file)).ReceivedBytes == 2 * Sample.PartBytes);

        Assert.True((await Unit.SendAsync(file, 2 * Sample.PartBytes, file.Content.AsMemory(2 * Sample.PartBytes))).Complete);
    }

    [Fact]
    public async Task Upload_FromAnOffsetBeforeWhatWasReceived_GoesOn()
    {
        var file = Sample.OfSize((2 * Sample.PartBytes) + 1_000);
        await Unit.StartAsync(file);
        await Unit.SendAsync(file, 0, file.Content.AsMemory(0, Sample.PartBytes));

        Assert.True((await Unit.SendAsync(file, 1_234, file.Content.AsMemory(1_234))).Complete);
    }

    [Fact]
    public async Task Upload_ByTwoStreamsAtOnce_IsWhole()
    {
        var file = Sample.OfSize((3 * Sample.PartBytes) + 1_000);
        await Unit.StartAsync(file);

        var sent = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Unit.SendAsync(file, 0, file.Content, messageBytes: 100_000)));

        Assert.All(sent, answer => Assert.True(answer.Complete));
        var petition = (await Unit.CallInvoker.SendAsync(Ask.Register())).PetitionId;
        await Unit.FileAsync(petition, file);
        Assert.Equal(file.Content, (await Unit.DownloadAsync(petition, file.Sha256)).Content);
    }

    [Fact]
    public async Task Upload_WithAWrongByte_IsRefusedAndNothingIsKept()
    {
        var file = Sample.OfSize(Sample.PartBytes + 1_000);
        await Unit.StartAsync(file);
        var wrong = file.Content.ToArray();
        wrong[Sample.PartBytes - 5] ^= 1;

        await hub.RefusesAsync(
            StatusCode.DataLoss, Reason.AttachmentDigestMismatch, () => Unit.SendAsync(file, 0, wrong),
            metadata: ("sha256", Convert.ToHexStringLower(file.Sha256.Span)));

        await hub.RefusesAsync(StatusCode.NotFound, Reason.UploadNotFound, () => Unit.SendAsync(file, 0, file.Content));
        Assert.Equal(new StartUploadResponse(), await Unit.StartAsync(file));
        Assert.True((await Unit.SendAsync(file, 0, file.Content)).Complete);
    }

    [Fact]
    public async Task Upload_WithMoreBytesThanNamed_IsRefusedAndNothingIsKept()
    {
        var file = Sample.OfSize(Sample.PartBytes + 1_000);
        await Unit.StartAsync(file);

        await hub.RefusesAsync(
            StatusCode.OutOfRange, Reason.UploadOffsetInvalid, () => Unit.SendAsync(file, 0, (byte[])[.. file.Content, 7]));

        Assert.Equal(new StartUploadResponse(), await Unit.StartAsync(file));
    }

    [Fact]
    public async Task Upload_FromBeyondWhatWasReceived_IsRefused()
    {
        var file = Sample.OfSize(Sample.PartBytes + 1_000);
        await Unit.StartAsync(file);

        await hub.RefusesAsync(
            StatusCode.OutOfRange, Reason.UploadOffsetInvalid, () =>
                Unit.SendAsync(file, 1, file.Content.AsMemory(1)), field: null,
            ("offset_bytes", "1"), ("received_bytes", "0"));
    }

    [Fact]
    public async Task Upload_ThatWasNotBegunByTheUnit_IsRefused()
    {
        var file = Sample.OfSize(10);
        await hub.As(Yuelu).StartAsync(file);

        await hub.RefusesAsync(StatusCode.NotFound, Reason.UploadNotFound, () => Unit.SendAsync(file, 0, file.Content));
    }

    [Fact]
    public async Task Upload_WithMalformedMessages_IsRefusedByField()
    {
        var file = Sample.OfSize(10);
        await Unit.StartAsync(file);

        await hub.RefusesAsync(StatusCode.InvalidArgument, Reason.FieldInvalid, () =>
            SendAsync(new UploadAttachmentRequest()), "start");
        await hub.RefusesAsync(
            StatusCode.InvalidArgument, Reason.FieldInvalid,
            () => SendAsync(new UploadAttachmentRequest { Start = new() { Sha256 = Google.Protobuf.ByteString.CopyFrom(1) } }),
            "start.sha256");
        var start = new UploadAttachmentRequest { Start = new() { Sha256 = file.Sha256 } };
        await hub.RefusesAsync(StatusCode.InvalidArgument, Reason.FieldInvalid, () => SendAsync(start, start), "data");
        await hub.RefusesAsync(
            StatusCode.InvalidArgument, Reason.FieldInvalid,
            () => SendAsync(start, new UploadAttachmentRequest { Data = Google.Protobuf.ByteString.Empty }), "data");
    }

    [Fact]
    public async Task Upload_InMessagesOfOneMebibyte_IsTaken_AndOfMoreIsRefused()
    {
        var file = Sample.OfSize(MaxDataBytes);
        await Unit.StartAsync(file);
        var start = new UploadAttachmentRequest { Start = new() { Sha256 = file.Sha256 } };

        await hub.RefusesAsync(
            StatusCode.InvalidArgument, Reason.FieldInvalid,
            () => SendAsync(
                start, new UploadAttachmentRequest { Data = Google.Protobuf.ByteString.CopyFrom(new byte[MaxDataBytes + 1]) }),
            "data");
        await hub.RefusesAsync(
            StatusCode.ResourceExhausted, Reason.MessageTooLarge,
            () => SendAsync(
                start,
                new UploadAttachmentRequest { Data = Google.Protobuf.ByteString.CopyFrom(new byte[MaxDataBytes + 2_000]) }),
            field: null, ("limit_bytes", "1049600"));
        Assert.True((await SendAsync(
            start, new UploadAttachmentRequest { Data = Google.Protobuf.ByteString.CopyFrom(file.Content) })).Complete);
    }

    [Fact]
    public async Task Start_WithBadFields_IsRefusedByField()
    {
        await Refuse(request => request.SizeBytes = 0, "size_bytes");
        await Refuse(request => request.Sha256 = Google.Protobuf.ByteString.CopyFrom(1, 2), "sha256");
        await Refuse(request => request.MediaType = "pdf", "media_type");
        await Refuse(request => request.MediaType = "text/plain; charset=utf-8", "media_type");

        Task Refuse(Action<StartUploadRequest> spoil, string field)
        {
            var request = Sample.OfSize(10).Start();
            spoil(request);
            return hub.RefusesAsync(
                StatusCode.InvalidArgument, Reason.FieldInvalid,
                () => Unit.Attachments.StartUploadAsync(request, cancellationToken: Wait.Token).ResponseAsync, field);
        }
    }

    [Theory]
    [InlineData("application/x-msdownload")]
    [InlineData("text/html")]
    [InlineData("imagex/png")]
    public async Task Start_OfATypeThatTheHubDoesNotTake_IsRefused(string mediaType) => await hub.RefusesAsync(
        StatusCode.InvalidArgument, Reason.MediaTypeRefused, () => Unit.StartAsync(Sample.OfSize(10, mediaType)), field: null,
        ("media_type", mediaType));

    [Theory]
    [InlineData("image/heic")]
    [InlineData("video/mp4")]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    public async Task Start_OfATypeThatTheHubTakes_IsAccepted(string mediaType) =>
        Assert.Equal(0, (await Unit.StartAsync(Sample.OfSize(10, mediaType))).ReceivedBytes);

    [Fact]
    public async Task Start_ByAnOperator_IsRefused() => await hub.RefusesAsync(
        StatusCode.PermissionDenied, Reason.RelationMissing, () => hub.Operator.StartAsync(Sample.OfSize(10)));

    private async Task<UploadAttachmentResponse> SendAsync(params UploadAttachmentRequest[] messages)
    {
        // A channel without limits of its own.
        using var call = new AttachmentService.AttachmentServiceClient(hub.Hub.ConnectAs(Tianxin))
            .UploadAttachment(cancellationToken: Wait.Token);
        try
        {
            foreach (var message in messages)
                await call.RequestStream.WriteAsync(message, Wait.Token).Bounded();
            await call.RequestStream.CompleteAsync().Bounded();
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        {
            // The answer tells why.
        }

        return await call.ResponseAsync.Bounded();
    }
}
