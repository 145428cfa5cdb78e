using System.Security.Cryptography;
using System.Text;
using PetitionHub.Domain.Categories;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger.Tests.Testing;

/// <summary>Makes commands that the rules accept.</summary>
public static class Commands
{
    private const string Text = "说明理由：反映的问题需要处理。";

    private static readonly Actor Operator = Actor.Operator("tests");

    public static Submission Submit(Actor actor, PetitionId? petition, params Step[] steps) =>
        Submit(Guid.CreateVersion7(), actor, petition, steps);

    public static Submission Submit(Guid requestId, Actor actor, PetitionId? petition, params Step[] steps)
    {
        var told = string.Concat(steps.Select(step =>
            step is Registration r ? (r with { QueryCode = "" }).ToString() : step.ToString()));
        return new Submission(
            new Command(requestId, actor, petition, [.. steps]), SHA256.HashData(Encoding.UTF8.GetBytes($"{actor}|{told}")));
    }

    public static Submission RegisterUnit(Unit unit) => Submit(Operator, null, new UnitChange(UnitChangeKind.Register, unit, ""));

    public static Submission ChangeUnit(UnitChangeKind kind, Unit unit) =>
        Submit(Operator, null, new UnitChange(kind, unit, "Reform of institutions."));

    public static Submission Register(Unit by, PetitionId petition, params Step[] andThen) =>
        Submit(Actor.Of(by.Code), petition, [NewRegistration(), .. andThen]);

    public static Registration NewRegistration(string content = "小区电梯长期停运。") =>
        new(Details(content), [], Guid.NewGuid().ToString("N")[..12]);

    public static PetitionDetails Details(string content = "小区电梯长期停运。") => new()
    {
        Subject = "电梯停运",
        Summary = "概况",
        Content = content,
        Cause = "维修资金",
        Petitioner = new Petitioner("张三", "13800000000", "长沙市岳麓区", "0a0b"),
        Channel = Channel.Letter,
        Purpose = Purpose.Appeal,
        Category = CategoryTable.Official.All[0].Code,
        Territory = TestUnits.Yuelu.Territory,
        PetitionerCount = 3,
        AffectedCount = 120,
    };

    public static Submission Transfer(Unit by, PetitionId petition, Unit to) =>
        Submit(Actor.Of(by.Code), petition, new Transfer(to.Code, ""));

    public static Submission Acknowledge(Unit by, PetitionId petition) =>
        Submit(Actor.Of(by.Code), petition, new ReceiptAcknowledgement("", null));

    public static Submission Notify(Unit by, PetitionId petition) =>
        Submit(Actor.Of(by.Code), petition, new AcceptanceNotice(Text));

    public static Submission RaiseObjection(Unit by, PetitionId petition) =>
        Submit(Actor.Of(by.Code), petition, new Objection(Text, null));

    public static Submission Agree(Unit by, PetitionId petition, Unit? redirectTo = null) =>
        Submit(Actor.Of(by.Code), petition, new ObjectionDecision(true, Text, redirectTo?.Code));

    public static Submission Copy(Unit by, PetitionId petition, Unit to) =>
        Submit(Actor.Of(by.Code), petition, new Copying(to.Code, ""));

    public static Submission Name(Unit by, PetitionId petition, Unit lead, params Unit[] assisting) =>
        Submit(Actor.Of(by.Code), petition, new UnitNaming(lead.Code, [.. assisting.Select(unit => unit.Code)], ""));

    public static Submission Report(Unit by, PetitionId petition) =>
        Submit(Actor.Of(by.Code), petition, new ProgressReport("已派人现场查看。", false));

    public static Submission Conclude(Unit by, PetitionId petition) =>
        Submit(Actor.Of(by.Code), petition, new HandlingOpinion("诉求", "事实和理由", "意见", "依据"));

    public static Submission Amend(Unit by, PetitionId petition, string content, long version) =>
        Submit(Actor.Of(by.Code), petition, new Amendment(Details(content), Text, version));

    public static Submission Tell(PetitionId petition, int dutyNumber, DeadlineStage stage) =>
        Submit(Actor.Hub, petition, new DeadlineNotice(dutyNumber, stage));

    public static Submission Unpark(Unit unit, PetitionId petition, long sequence) =>
        Submit(Actor.Operator("chen"), petition, new Unparking(unit.Code, "main", sequence, "The category is mapped now."));

    public static PetitionId NewId() => new(Guid.CreateVersion7());
}
