using Grpc.Core;
using PetitionHub.Hub.Tests.Refusals;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Attachments;

/// <summary>Who may file, list and download: only units that may read the petition.</summary>
public sealed class CustodyTests(HubFixture hub) : IClassFixture<HubFixture>
{
    [Fact]
    public async Task File_WhatAnotherUnitUploaded_IsRefused()
    {
        var file = Sample.OfSize(1_000);
        await hub.As(Yuelu).UploadAsync(file);
        var petition = (await hub.As(Tianxin).CallInvoker.SendAsync(Ask.Register())).PetitionId;

        await hub.RefusesAsync(
            StatusCode.FailedPrecondition, Reason.AttachmentIncomplete, () =>
                hub.As(Tianxin).FileAsync(petition, file), field: null,
            ("sha256", Convert.ToHexStringLower(file.Sha256.Span)));

        // Begun is not uploaded: to know a digest opens nothing.
        Assert.False((await hub.As(Tianxin).StartAsync(file)).Complete);
        await hub.RefusesAsync(
            StatusCode.FailedPrecondition, Reason.AttachmentIncomplete, () => hub.As(Tianxin).FileAsync(petition, file));
    }

    [Fact]
    public async Task File_TheSameContentByTwoUnits_IsKeptOnce()
    {
        var file = Sample.OfSize(1_000);
        var before = hub.Hub.CountStoredKeys();
        await hub.As(Yuelu).UploadAsync(file);
        await hub.As(Tianxin).UploadAsync(file);

        Assert.Equal(before + 1, hub.Hub.CountStoredKeys());
        var petition = (await hub.As(Tianxin).CallInvoker.SendAsync(Ask.Register())).PetitionId;
        await hub.As(Tianxin).FileAsync(petition, file);
        Assert.Equal(file.Content, (await hub.As(Tianxin).DownloadAsync(petition, file.Sha256)).Content);
    }

    [Fact]
    public async Task File_WithTheRegistration_ReachesTheDestination()
    {
        var file = Sample.OfSize(1_000);
        await hub.As(Tianxin).UploadAsync(file);
        var request = Ask.RegisterFor(TianxinHousing);
        request.AttachmentFiling = new() { Attachments = { file.Attachment } };

        var receipt = await hub.As(Tianxin).CallInvoker.SendAsync(request);

        Assert.Equal(3, receipt.LastSequence - receipt.FirstSequence + 1);
        var listed = await ListAsync(TianxinHousing, receipt.PetitionId);
        var filed = Assert.Single(listed.Attachments);
        Assert.Equal((file.Attachment, receipt.FirstSequence + 1, Tianxin), (filed.Attachment, filed.Sequence, filed.UnitCode));
        Assert.Equal(file.Content, (await hub.As(TianxinHousing).DownloadAsync(receipt.PetitionId, file.Sha256)).Content);
    }

    [Fact]
    public async Task Download_FromAnOffset_GivesTheRest()
    {
        var (petition, file) = await FiledAsync((2 * Sample.PartBytes) + 1_000);

        foreach (
            var offset in new[] { 1, Sample.PartBytes - 1, Sample.PartBytes, (2 * Sample.PartBytes) + 999, file.Content.Length })
        {
            var (size, content) = await hub.As(Tianxin).DownloadAsync(petition, file.Sha256, offset);
            Assert.Equal(file.Content.Length, size);
            Assert.Equal(file.Content[offset..], content);
        }

        await hub.RefusesAsync(
            StatusCode.OutOfRange, Reason.UploadOffsetInvalid,
            () => hub.As(Tianxin).DownloadAsync(petition, file.Sha256, file.Content.Length + 1));
    }

    [Theory]
    [InlineData("430100-health")]
    [InlineData("430103-health")]
    [InlineData(Zhejiang)]
    [InlineData(YueluHousing)]
    public async Task ListAndDownload_ByWhoMayNotReadThePetition_AreAsWithoutOne(string unit)
    {
        var file = Sample.OfSize(1_000);
        await hub.As(Tianxin).UploadAsync(file);
        var petition = (await hub.As(Tianxin).CallInvoker.SendAsync(Ask.Register(Ask.Details("430100-health")))).PetitionId;
        await hub.As(Tianxin).FileAsync(petition, file);

        foreach (var asked in new[] { petition, Guid.CreateVersion7().ToString() })
        {
            await hub.RefusesAsync(StatusCode.NotFound, Reason.PetitionNotFound, () =>
                ListAsync(unit, asked), null, ("petition_id", asked));
            await hub.RefusesAsync(
                StatusCode.NotFound, Reason.PetitionNotFound, () =>
                    hub.As(unit).DownloadAsync(asked, file.Sha256), null, ("petition_id", asked));
        }
    }

    [Fact]
    public async Task Download_ByAUnitThatIsAccusedLater_IsAsWithoutThePetition()
    {
        const string Unit = "430100-market-regulation";
        var (petition, file) = await FiledAsync(1_000);
        await hub.As(Tianxin).CallInvoker.SendAsync(Ask.Copy(petition, Unit));
        Assert.Equal(file.Content, (await hub.As(Unit).DownloadAsync(petition, file.Sha256)).Content);

        await hub.As(Tianxin).CallInvoker.SendAsync(Ask.Amend(petition, Ask.Details(Unit), version: 3));

        await hub.RefusesAsync(StatusCode.NotFound, Reason.PetitionNotFound, () =>
            hub.As(Unit).DownloadAsync(petition, file.Sha256));
    }

    [Fact]
    public async Task Download_OfWhatIsFiledElsewhere_IsRefused()
    {
        var (_, file) = await FiledAsync(1_000);
        var other = (await hub.As(Tianxin).CallInvoker.SendAsync(Ask.Register())).PetitionId;

        await hub.RefusesAsync(StatusCode.NotFound, Reason.AttachmentNotFound, () =>
            hub.As(Tianxin).DownloadAsync(other, file.Sha256));
    }

    [Fact]
    public async Task List_PageByPage_GivesAll()
    {
        var (petition, first) = await FiledAsync(10);
        var more = Enumerable.Range(11, 4).Select(size => Sample.OfSize(size)).ToList();
        foreach (var file in more)
            await hub.As(Tianxin).UploadAsync(file);
        await hub.As(Tianxin).FileAsync(petition, more);

        var found = new List<Attachment>();
        var request = new ListAttachmentsRequest { PetitionId = petition, PageSize = 2 };
        do
        {
            var page = await hub.As(Tianxin).Attachments.ListAttachmentsAsync(request, cancellationToken: Wait.Token);
            found.AddRange(page.Attachments.Select(filed => filed.Attachment));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal([first.Attachment, .. more.Select(file => file.Attachment)], found);
        request.PageToken = "x";
        await hub.RefusesAsync(
            StatusCode.InvalidArgument, Reason.PageTokenInvalid,
            () => hub.As(Tianxin).Attachments.ListAttachmentsAsync(request, cancellationToken: Wait.Token).ResponseAsync,
            "page_token");
    }

    private async Task<(string Petition, Sample File)> FiledAsync(int bytes)
    {
        var file = Sample.OfSize(bytes);
        await hub.As(Tianxin).UploadAsync(file);
        var petition = (await hub.As(Tianxin).CallInvoker.SendAsync(Ask.Register())).PetitionId;
        await hub.As(Tianxin).FileAsync(petition, file);
        return (petition, file);
    }

    private async Task<ListAttachmentsResponse> ListAsync(string unit, string petition) =>
        await hub.As(unit).Attachments.ListAttachmentsAsync(new() { PetitionId = petition }, cancellationToken: Wait.Token);
}
