using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Checking;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Attachments;

/// <summary>
/// Uploads prove possession and count against the quota; what an entry refers to is never collected, all else is.
/// </summary>
public abstract class AttachmentContract : LedgerContract
{
    private const long Quota = 10_000;

    [Fact]
    public async Task Start_Again_ChangesNothing()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var first = await StartAsync(ledger, TestUnits.Yuelu, Files.Pdf(1));

        ledger.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(first, await StartAsync(ledger, TestUnits.Yuelu, Files.Pdf(1)));
        Assert.Equal(first, await ledger.Attachments.FindUploadAsync(TestUnits.Yuelu.Code, Files.Pdf(1).Id, Token));
        Assert.False(first.IsComplete);
    }

    [Fact]
    public async Task Start_WithAnotherSize_BeginsAnewUntilItIsComplete()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var first = await StartAsync(ledger, TestUnits.Yuelu, Files.Pdf(1));

        var second = await StartAsync(ledger, TestUnits.Yuelu, Files.Pdf(1) with { SizeBytes = 7 });

        Assert.NotEqual(first.StorageKey, second.StorageKey);
        Assert.Equal(7, await ledger.Attachments.SumUploadsAsync(TestUnits.Yuelu.Code, Token));
        Assert.Equal(RefusalReason.UploadNotFound, (await CompleteAsync(ledger, first)).Refusal?.Reason);
        Assert.True((await CompleteAsync(ledger, second)).IsAccepted);
        Assert.Equal(RefusalReason.FieldInvalid, (await TryStartAsync(ledger, TestUnits.Yuelu, Files.Pdf(1))).Refusal?.Reason);
    }

    [Fact]
    public async Task Start_WithAnotherType_TakesTheLastOne()
    {
        await using var ledger = await OpenWithUnitsAsync();
        await UploadAsync(ledger, TestUnits.Yuelu, Files.Pdf(1));

        var again = await StartAsync(ledger, TestUnits.Yuelu, Files.Pdf(1) with { MediaType = "text/plain" });

        Assert.True(again.IsComplete);
        Assert.Equal("text/plain", again.MediaType);
    }

    [Fact]
    public async Task Start_BeyondTheQuota_IsRefusedAlsoWithinOneBatch()
    {
        await using var ledger = await OpenWithUnitsAsync();

        var all = await Task.WhenAll(
            Enumerable.Range(1, 13).Select(i => TryStartAsync(ledger, TestUnits.Yuelu, Files.Pdf((byte)i))));

        Assert.Equal(10, all.Count(result => result.IsAccepted));
        Assert.All(
            all.Where(result => !result.IsAccepted), result =>
                Assert.Equal(RefusalReason.AttachmentQuotaExceeded, result.Refusal!.Reason));
        Assert.Equal(Quota, await ledger.Attachments.SumUploadsAsync(TestUnits.Yuelu.Code, Token));
        Assert.True((await TryStartAsync(ledger, TestUnits.Housing, Files.Pdf(1))).IsAccepted);
        Assert.Equal(0, await ledger.Attachments.SumUploadsAsync(TestUnits.Hunan.Code, Token));
    }

    [Fact]
    public async Task Complete_OfContentThatIsThere_SharesItsBytes()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var first = await UploadAsync(ledger, TestUnits.Yuelu, Files.Pdf(1));
        var second = await StartAsync(ledger, TestUnits.Housing, Files.Pdf(1));
        Assert.NotEqual(first.StorageKey, second.StorageKey);

        var completed = await CompleteAsync(ledger, second);

        Assert.Equal(first.StorageKey, completed.Value?.StorageKey);
        Assert.Equal(
            [first.StorageKey], await ledger.Attachments.FindStorageKeysAsync([first.StorageKey, second.StorageKey], Token));
        Assert.Equal(completed.Value, (await CompleteAsync(ledger, second)).Value);
    }

    [Fact]
    public async Task Complete_TheSameByTwoInOneBatch_SharesItsBytes()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var begun = await Task.WhenAll(
            StartAsync(ledger, TestUnits.Yuelu, Files.Pdf(1)), StartAsync(ledger, TestUnits.Housing, Files.Pdf(1)));

        var completed = await Task.WhenAll(begun.Select(upload => CompleteAsync(ledger, upload)));

        Assert.Equal(completed[0].Value!.StorageKey, completed[1].Value!.StorageKey);
    }

    [Fact]
    public async Task Abandon_RemovesWhatIsNotComplete_AndNothingElse()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var complete = await UploadAsync(ledger, TestUnits.Yuelu, Files.Pdf(1));
        var begun = await StartAsync(ledger, TestUnits.Yuelu, Files.Pdf(2));

        foreach (var upload in new[] { complete, begun })
            Assert.True((await ledger.Writer.AbandonUploadAsync(upload.Unit, upload.Id, upload.StorageKey, Token)).IsAccepted);

        Assert.NotNull(await ledger.Attachments.FindUploadAsync(complete.Unit, complete.Id, Token));
        Assert.Null(await ledger.Attachments.FindUploadAsync(begun.Unit, begun.Id, Token));
        Assert.Equal(RefusalReason.UploadNotFound, (await CompleteAsync(ledger, begun)).Refusal?.Reason);
    }

    [Fact]
    public async Task File_NeedsTheActorsOwnCompleteUpload()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var petition = await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
        await UploadAsync(ledger, TestUnits.Housing, Files.Pdf(1));
        var begun = await StartAsync(ledger, TestUnits.Yuelu, Files.Pdf(1));

        Assert.Equal(RefusalReason.AttachmentIncomplete,
            (await FileAsync(ledger, TestUnits.Yuelu, petition, Files.Pdf(1))).Refusal?.Reason);
        Assert.Null(await ledger.Attachments.FindStoredAsync(petition, Files.Pdf(1).Id, Token));

        await CompleteAsync(ledger, begun);
        Assert.True((await FileAsync(ledger, TestUnits.Yuelu, petition, Files.Pdf(1))).IsAccepted);
        Assert.NotNull(await ledger.Attachments.FindStoredAsync(petition, Files.Pdf(1).Id, Token));
        Assert.Null(await ledger.Attachments.FindStoredAsync(Commands.NewId(), Files.Pdf(1).Id, Token));
        await ledger.AssertWholeAsync();
    }

    [Fact]
    public async Task File_WithTheRegistration_IsOneCommand()
    {
        await using var ledger = await OpenWithUnitsAsync();
        await UploadAsync(ledger, TestUnits.Yuelu, Files.Pdf(1));
        var petition = Commands.NewId();

        await ledger.AcceptAsync(Commands.Register(
            TestUnits.Yuelu, petition, new AttachmentFiling([Files.Pdf(1)], ""), new Transfer(TestUnits.Housing.Code, "")));

        Assert.Equal(Files.Pdf(1),
            Assert.Single((await ledger.Attachments.ListAttachmentsAsync(petition, null, 10, Token)).Attachments).Attachment);
        await ledger.AssertWholeAsync();
    }

    [Fact]
    public async Task List_PageByPage_GivesAllInTheOrderOfFiling()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var petition = await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
        var files = Enumerable.Range(1, 7).Select(i => Files.Pdf((byte)i)).ToList();
        foreach (var file in files)
            await UploadAsync(ledger, TestUnits.Yuelu, file);
        await FileAsync(ledger, TestUnits.Yuelu, petition, [.. files.Take(3)]);
        await FileAsync(ledger, TestUnits.Yuelu, petition, files[3]);
        await FileAsync(ledger, TestUnits.Yuelu, petition, [.. files.Skip(4)]);

        for (var limit = 1; limit <= 8; limit++)
        {
            var found = new List<FiledAttachment>();
            FiledAttachmentPage page;
            do
            {
                page = await ledger.Attachments.ListAttachmentsAsync(
                    petition, found.Count == 0 ? null : found[^1].Key, limit, Token);
                Assert.InRange(page.Attachments.Count, 1, limit);
                found.AddRange(page.Attachments);
            }
            while (page.More);
            Assert.Equal(files, found.Select(filed => filed.Attachment));
        }
    }

    [Fact]
    public async Task Collect_RemovesWhatIsOldAndNotFiled_AndNothingElse()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var petition = await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
        foreach (var unit in new[] { TestUnits.Yuelu, TestUnits.Housing })
            await UploadAsync(ledger, unit, Files.Pdf(1));
        await UploadAsync(ledger, TestUnits.Yuelu, Files.Pdf(2));
        await FileAsync(ledger, TestUnits.Yuelu, petition, Files.Pdf(1));
        var old = ledger.Clock.GetUtcNow();
        ledger.Clock.Advance(TimeSpan.FromDays(1));
        await StartAsync(ledger, TestUnits.Yuelu, Files.Pdf(3));

        Assert.True((await ledger.Writer.CollectUploadsAsync(DateTimeOffset.UnixEpoch, old, Token)).IsAccepted);

        Assert.NotNull(await ledger.Attachments.FindUploadAsync(TestUnits.Yuelu.Code, Files.Pdf(1).Id, Token));
        Assert.NotNull(await ledger.Attachments.FindUploadAsync(TestUnits.Housing.Code, Files.Pdf(1).Id, Token));
        Assert.Null(await ledger.Attachments.FindUploadAsync(TestUnits.Yuelu.Code, Files.Pdf(2).Id, Token));
        Assert.NotNull(await ledger.Attachments.FindUploadAsync(TestUnits.Yuelu.Code, Files.Pdf(3).Id, Token));
    }

    [Fact]
    public async Task Collect_WhileFilesAreFiled_RemovesNoneThatIs()
    {
        await using var ledger = await OpenWithUnitsAsync();
        var petition = await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
        foreach (var number in Enumerable.Range(1, 10))
        {
            await UploadAsync(ledger, TestUnits.Yuelu, Files.Pdf((byte)number));
            var filing = FileAsync(ledger, TestUnits.Yuelu, petition, Files.Pdf((byte)number));
            var collecting = ledger.Writer.CollectUploadsAsync(DateTimeOffset.UnixEpoch, ledger.Clock.GetUtcNow(), Token);

            await collecting;
            Assert.Equal((await filing).IsAccepted,
                await ledger.Attachments.FindStoredAsync(petition, Files.Pdf((byte)number).Id, Token) is not null);
        }

        await ledger.AssertWholeAsync();
    }

    [Theory]
    [InlineData("DELETE FROM attachment_references", LedgerFaultKind.ReferenceMissing)]
    [InlineData(
        "INSERT INTO attachment_references (sha256, petition_id, sequence) "
        + "SELECT sha256, petition_id, 3 FROM attachment_references",
        LedgerFaultKind.ReferenceOrphan)]
    [InlineData(
        "INSERT INTO attachment_references (sha256, petition_id, sequence) "
        + "SELECT sha256, petition_id, 99 FROM attachment_references",
        LedgerFaultKind.ReferenceOrphan)]
    public async Task Check_OneReferenceTampered_FindsThatFaultAlone(string tampering, LedgerFaultKind expected)
    {
        await using var ledger = await OpenWithUnitsAsync();
        var petition = await ledger.RegisterAndHandOverAsync(TestUnits.Yuelu, TestUnits.Housing);
        await UploadAsync(ledger, TestUnits.Yuelu, Files.Pdf(1));
        await FileAsync(ledger, TestUnits.Yuelu, petition, Files.Pdf(1));
        await ledger.AssertWholeAsync();

        Assert.Equal(1, await Database.TamperAsync(tampering));

        Assert.Equal(expected, (await ledger.FindOneFaultAsync()).Kind);
    }

    private static Task<Answer<AttachmentUpload>> TryStartAsync(TestLedger ledger, Unit unit, Attachment file) =>
        ledger.Writer.StartUploadAsync(unit.Code, file.Id, file.SizeBytes, file.MediaType, Quota, Token);

    private static async Task<AttachmentUpload> StartAsync(TestLedger ledger, Unit unit, Attachment file)
    {
        var result = await TryStartAsync(ledger, unit, file);
        Assert.True(result.IsAccepted, result.Refusal?.Message);
        return result.Value;
    }

    private static Task<Answer<AttachmentUpload>> CompleteAsync(TestLedger ledger, AttachmentUpload upload) =>
        ledger.Writer.CompleteUploadAsync(upload.Unit, upload.Id, upload.StorageKey, Token);

    private static Task<AttachmentUpload> UploadAsync(TestLedger ledger, Unit unit, Attachment file) =>
        ledger.UploadAsync(unit, file);

    private static Task<Answer<CommandReceipt>> FileAsync(
        TestLedger ledger, Unit unit, PetitionId petition, params Attachment[] files) =>
        ledger.SubmitAsync(Commands.Submit(Actor.Of(unit.Code), petition, new AttachmentFiling([.. files], "")));
}
