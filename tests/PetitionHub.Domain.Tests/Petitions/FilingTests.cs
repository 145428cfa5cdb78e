using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using static PetitionHub.Domain.Tests.Petitions.Country;

namespace PetitionHub.Domain.Tests.Petitions;

public sealed class FilingTests
{
    private readonly Case _case = new();

    public FilingTests()
    {
        foreach (var unit in new[] { TianxinBureau, TianxinHousing, HunanBureau })
            _case.Uploaded.Add((unit, Sample.Attachment(1)));
    }

    [Fact]
    public void File_ByWhoHasToDoWithTheItem_TellsTheHolderAndUpstream()
    {
        _case.ReceivedBy(TianxinHousing, TianxinBureau).Does(TianxinBureau, Sample.Filing()).Told(TianxinHousing);
        _case.Does(TianxinHousing, Sample.Filing()).Told(TianxinBureau);
    }

    [Fact]
    public void File_WithTheRegistration_ComesBeforeTheHandover()
    {
        _case.Does(TianxinBureau, Sample.Registration(), Sample.Filing(), Sample.Transfer(TianxinHousing));

        Assert.Equal([StepKind.Registration, StepKind.AttachmentFiling, StepKind.Transfer],
            _case.Entries.Select(entry => entry.Step.Kind));
    }

    [Fact]
    public void File_WhatTheUnitDidNotUploadItself_IsRefused()
    {
        _case.ReceivedBy(TianxinHousing, TianxinBureau)
            .Refuses(TianxinHousing, RefusalReason.AttachmentIncomplete, Sample.Filing(Sample.Attachment(2)));
        _case.Refuses(
            TianxinHousing, RefusalReason.AttachmentIncomplete, Sample.Filing(Sample.Attachment(1) with { SizeBytes = 999 }));
    }

    [Fact]
    public void File_ByWhoOnlyOversees_IsRefused() =>
        _case.ReceivedBy(TianxinHousing, TianxinBureau).Refuses(HunanBureau, RefusalReason.RelationMissing, Sample.Filing());

    [Fact]
    public void File_AfterTheConclusion_IsAllowed_AndNotAfterVoiding()
    {
        _case.ConcludedBy(TianxinHousing, TianxinBureau).Does(TianxinHousing, Sample.Filing());

        var voided = new Case { Uploaded = { (TianxinBureau, Sample.Attachment(1)) } };
        voided.RegisteredBy(TianxinBureau).Does(TianxinBureau, Sample.Voiding())
            .Refuses(TianxinBureau, RefusalReason.StepOutOfOrder, Sample.Filing());
    }

    [Fact]
    public void File_MalformedLists_AreRefusedByField()
    {
        var one = Sample.Attachment(1);
        _case.RegisteredBy(TianxinBureau);

        _case.Refuses(TianxinBureau, RefusalReason.FieldInvalid, new AttachmentFiling([], ""));
        _case.Refuses(TianxinBureau, RefusalReason.FieldInvalid, Sample.Filing(one, one));
        _case.Refuses(TianxinBureau, RefusalReason.FieldInvalid, Sample.Filing(one with { Name = "../one.pdf" }));
        _case.Refuses(TianxinBureau, RefusalReason.FieldInvalid, Sample.Filing(one with { SizeBytes = 0 }));
        _case.Refuses(TianxinBureau, RefusalReason.TextTooLong, Sample.Filing(one with { Name = new string('长', 201) }));
    }
}
