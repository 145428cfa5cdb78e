using Google.Protobuf;
using PetitionHub.V1;
using PetitionHub.Wire;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Flow;

/// <summary>One petition from the province to the department that concludes it, as the units see it over the wire.</summary>
public sealed class HandlingFlowTests(HubFixture hub) : IClassFixture<HubFixture>
{
    private readonly List<(string Unit, Receipt Receipt)> _receipts = [];

    [Fact]
    public async Task Flow_FromProvinceToEvaluation_GivesReceiptsATimelineAndAPetitionThatAgree()
    {
        var registered = await hub.As(Hunan)
            .Petitions.RegisterPetitionAsync(Ask.RegisterFor(Changsha), cancellationToken: Wait.Token);
        var petition = registered.Receipt.PetitionId;
        _receipts.Add((Hunan, registered.Receipt));
        await TakeAsync(Changsha, Ask.Acknowledge(petition));
        await TakeAsync(Changsha, Ask.Assign(petition, Tianxin));
        await TakeAsync(Tianxin, Ask.Acknowledge(petition));
        await TakeAsync(Tianxin, Ask.Transfer(petition, TianxinHousing));
        await TakeAsync(TianxinHousing, Ask.Acknowledge(petition));
        await TakeAsync(TianxinHousing, Ask.Accept(petition));
        await TakeAsync(TianxinHousing, Ask.Conclude(petition));
        await TakeAsync(Tianxin, Ask.For<SubmitCompletionReportRequest>(petition, new CompletionReport { Result = Ask.Reasons }));
        await TakeAsync(Hunan, Ask.For<EvaluatePetitionRequest>(petition, new Evaluation
        {
            Target = EvaluationTarget.CompetentUnit,
            Satisfaction = Satisfaction.BasicallySatisfied,
        }));

        await AssertReceiptsAreFoundAsync();
        await AssertTimelineAsync(petition);
        await AssertPetitionAsync(petition, registered.QueryCode);
    }

    [Fact]
    public async Task GetProgress_ByQueryCode_TellsTheStateAndNothingPersonal()
    {
        var registered = await hub.As(Hunan)
            .Petitions.RegisterPetitionAsync(Ask.RegisterFor(Changsha), cancellationToken: Wait.Token);

        var progress = await hub.As(Zhejiang)
            .Petitions.GetProgressAsync(new() { QueryCode = registered.QueryCode }, cancellationToken: Wait.Token);

        Assert.Equal(PetitionStatus.HandedOver, progress.Status);
        Assert.Equal("长沙市信访局", progress.HolderName);
        Assert.Equal(registered.Receipt.Time, progress.RegisterTime);
        Assert.True(progress.DueTime > progress.RegisterTime);
        Assert.Null(progress.AcceptTime);
        var told = progress.ToString();
        var details = Ask.Details();
        Assert.DoesNotContain(registered.Receipt.PetitionId, told);
        foreach (var secret in new[] { details.Subject, details.Content, details.Petitioner.Name, details.Petitioner.Phone,
            details.Petitioner.Address })
            Assert.DoesNotContain(secret, told);
    }

    private async Task TakeAsync(string unit, IMessage command) =>
        _receipts.Add((unit, await hub.As(unit).CallInvoker.SendAsync(command)));

    private async Task AssertReceiptsAreFoundAsync()
    {
        foreach (var (unit, receipt) in _receipts)
        {
            var found = await hub.As(unit)
                .Ledger.GetReceiptAsync(new() { RequestId = receipt.RequestId }, cancellationToken: Wait.Token);
            Assert.Equal(receipt.ToByteString(), found.Receipt.ToByteString());
            var entry = await hub.As(unit)
                .Ledger.GetEntryAsync(new() { Sequence = receipt.LastSequence }, cancellationToken: Wait.Token);
            Assert.Equal(receipt.Sha256, entry.Sha256);
            Assert.Equal(entry.Entry, EntryTexts.Read(entry.Content.Span, entry.Texts.Span));
        }
    }

    private async Task AssertTimelineAsync(string petition)
    {
        var entries = new List<LedgerEntry>();
        for (var token = ""; ;)
        {
            var page = await hub.As(Hunan).Petitions.ListTimelineAsync(
                new() { PetitionId = petition, PageSize = 4, PageToken = token }, cancellationToken: Wait.Token);
            entries.AddRange(page.Entries);
            if ((token = page.NextPageToken).Length == 0)
                break;
        }

        Assert.Equal(
            [
                LedgerEntry.StepOneofCase.Registration, LedgerEntry.StepOneofCase.Transfer,
                LedgerEntry.StepOneofCase.ReceiptAcknowledgement, LedgerEntry.StepOneofCase.Assignment,
                LedgerEntry.StepOneofCase.ReceiptAcknowledgement, LedgerEntry.StepOneofCase.Transfer,
                LedgerEntry.StepOneofCase.ReceiptAcknowledgement, LedgerEntry.StepOneofCase.AcceptanceNotice,
                LedgerEntry.StepOneofCase.HandlingOpinion, LedgerEntry.StepOneofCase.CompletionReport,
                LedgerEntry.StepOneofCase.Evaluation,
            ],
            entries.Select(entry => entry.StepCase));
        Assert.Equal(entries.Select(entry => entry.Sequence).Order(), entries.Select(entry => entry.Sequence));
        Assert.Equal(_receipts.Select(r => r.Receipt.LastSequence), entries.Skip(1).Select(entry => entry.Sequence));
    }

    private async Task AssertPetitionAsync(string petition, string queryCode)
    {
        var found = (await hub.As(Changsha)
            .Petitions.GetPetitionAsync(new() { PetitionId = petition }, cancellationToken: Wait.Token)).Petition;
        Assert.Equal(
            (petition, 11L, queryCode, Hunan, TianxinHousing, PetitionStatus.Concluded, petition),
            (found.PetitionId, found.Version, found.QueryCode, found.Registrar, found.Holder, found.Status, found.MatterId));
        Assert.Equal((TianxinHousing, _receipts[^1].Receipt.LastSequence), (found.ConcludedBy, found.LastSequence));
        Assert.Equal(
            [(Hunan, Changsha, false), (Changsha, Tianxin, true), (Tianxin, TianxinHousing, false)],
            found.Handovers.Select(handover => (handover.FromUnit, handover.ToUnit, handover.ReportWanted)));
        Assert.All(found.Handovers, handover => Assert.NotNull(handover.ReceiptTime));
        Assert.Contains(found.Numbers, number => number.IssuingUnit == Tianxin && number.Number == "own-1");
        Assert.All(found.Duties, duty => Assert.NotEqual(DutyState.Open, duty.State));
        var details = Ask.Details();
        Assert.Equal((details.Content, details.Petitioner), (found.Details.Content, found.Details.Petitioner));
    }
}
