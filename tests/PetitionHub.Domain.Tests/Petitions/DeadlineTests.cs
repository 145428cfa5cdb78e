using PetitionHub.Domain.Petitions;
using static PetitionHub.Domain.Tests.Petitions.Country;

namespace PetitionHub.Domain.Tests.Petitions;

/// <summary>The limits of the procedure table, from Monday 2026-03-02 nationally and in Zhejiang.</summary>
public sealed class DeadlineTests
{
    private readonly Case _case = new();

    [Fact]
    public void HandOver_ByABureau_NationallyFifteenDaysInZhejiangFiveWorkingDays()
    {
        _case.RegisteredBy(ChangshaBureau).Owes(ChangshaBureau, DutyKind.HandOver, "2026-03-17");
        new Case().RegisteredBy(HangzhouBureau).Owes(HangzhouBureau, DutyKind.HandOver, "2026-03-09");
        new Case().ReceivedBy(HangzhouBureau, ZhejiangBureau).Owes(HangzhouBureau, DutyKind.HandOver, "2026-03-09");
    }

    [Fact]
    public void Receive_ByAUnit_ThreeWorkingDays() =>
        _case.On("2026-03-05").RegisteredBy(TianxinBureau).Does(TianxinBureau, Sample.Transfer(TianxinHousing))
            .Owes(TianxinHousing, DutyKind.Receive, "2026-03-10");

    [Fact]
    public void Notify_FromItsOwnReceipt_FifteenDays() =>
        _case.RegisteredBy(TianxinBureau).Does(TianxinBureau, Sample.Transfer(TianxinHousing)).On("2026-03-06")
            .Does(TianxinHousing, Sample.Receipt()).Owes(TianxinHousing, DutyKind.Notify, "2026-03-23");

    [Fact]
    public void Conclude_AnAppeal_SixtyDaysNationallyThirtyInZhejiang()
    {
        _case.AcceptedBy(TianxinHousing, TianxinBureau).Owes(TianxinHousing, DutyKind.Conclude, "2026-05-06");
        new Case().AcceptedBy(HangzhouHousing, HangzhouBureau).Owes(HangzhouHousing, DutyKind.Conclude, "2026-04-01");
    }

    [Fact]
    public void Duty_Started_NamesTheRulesThatSetIt()
    {
        _case.RegisteredBy(TianxinBureau);
        Assert.Equal("national-2022", _case.State.Duties[0].RuleSet);
        Assert.Equal("zhejiang-2022", new Case().RegisteredBy(HangzhouBureau).State.Duties[0].RuleSet);
    }

    [Fact]
    public void Duty_AcrossMidnightInShanghai_StartsOnTheNewDay() =>
        _case.At(DateTimeOffset.Parse("2026-03-02T16:00:00Z")).RegisteredBy(TianxinBureau)
            .Owes(TianxinBureau, DutyKind.HandOver, "2026-03-18");

    [Fact]
    public void Duty_DueOnADayOff_RollsToTheNextWorkingDay() =>
        _case.On("2026-09-17").RegisteredBy(TianxinBureau).Owes(TianxinBureau, DutyKind.HandOver, "2026-10-08");
}
