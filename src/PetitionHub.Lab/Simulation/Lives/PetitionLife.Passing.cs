using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Lab.Simulation.Lives;

/// <summary>From hand to hand, until the unit that is to handle it holds it.</summary>
internal sealed partial class PetitionLife
{
    private const string BureauSystem = "petition";

    private static readonly (Level, double)[] Handlers = [(Level.County, 84), (Level.Municipal, 12), (Level.Provincial, 4)];

    private readonly int _other = dice.Below(NationalDirectory.Departments.Count);
    private string? _system;
    private Territory? _place;
    private bool _isOnItsWay;

    /// <summary>The functional line that is to handle it.</summary>
    private string System => _system ??= _petition.Details switch
    {
        { Purpose: Purpose.Accusation } => "discipline",
        { LitigationRelated: true } => "political-legal",
        _ => world.SystemOf(_petition.Details.Category),
    };

    /// <summary>
    /// The territory whose organ is to handle it: mostly the problem's, sometimes one above, never above the registrar's.
    /// </summary>
    private Territory Place => _place ??= DrawPlace();

    private Territory DrawPlace()
    {
        var level = dice.Weigh(Handlers);
        return At(_petition.Details.Territory, level > _petition.Registrar.Level ? level : _petition.Registrar.Level);
    }

    private bool IsWithHandler => _petition.Holder is var holder && (IsBureauMatter
        ? holder.IsBureau && holder.Territory == Place
        : !holder.IsBureau);

    private bool IsBureauMatter => System == BureauSystem;

    /// <summary>A first handover in the same command as the registration, as most systems send it.</summary>
    private Step? FirstHandover() =>
        !IsWithHandler && _petition.Registrar.IsBureau && dice.Chance(0.4) ? HandOn(mayName: false) : null;

    private IEnumerable<Act> Pass()
    {
        if (_petition is { Hands.Count: 0, Registrar: { IsBureau: true, Level: Level.County } } && dice.Chance(0.03))
            foreach (var act in GoUp())
                yield return act;
        if (!_petition.Holder.IsBureau && _petition.Hands.Count == 0)
            foreach (var act in PassInSystem())
                yield return act;
        while (!_isOver && (_petition.Hands.Count > 0 && _isOnItsWay || !IsWithHandler))
        {
            foreach (var act in _isOnItsWay ? Receive() : HandOver())
                yield return act;
        }
    }

    private IEnumerable<Act> HandOver()
    {
        if (dice.Chance(0.008))
        {
            _isOver = true;
            yield break;
        }

        // Most are handed on within a day or two; some lie longer than the 15 days.
        Wait(dice.Chance(0.03) ? TimeSpan.FromDays(18) : TimeSpan.FromHours(6));
        var step = HandOn(mayName: true);
        yield return Do(_petition.Holder, step);
        Follow(step);
    }

    private IEnumerable<Act> GoUp()
    {
        var superior = world.Bureau(At(_petition.Registrar.Territory, dice.Chance(0.8) ? Level.Municipal : Level.Provincial));
        Wait(TimeSpan.FromHours(20));
        yield return Do(_petition.Registrar, new UpwardReport(superior.Code, "涉及多个县区，超出本级权限，报请上级协调。"));
        Push(new Hand(_petition.Registrar, superior));
        foreach (var act in Receive())
            yield return act;
        _place = At(_petition.Details.Territory, dice.Chance(0.3) ? Level.County : superior.Level);
    }

    /// <summary>
    /// A department that registered an item keeps it, tells of another procedure, or hands it down its own line.
    /// </summary>
    private IEnumerable<Act> PassInSystem()
    {
        var registrar = _petition.Registrar;
        if (registrar.Level == Level.County || dice.Chance(0.4))
            yield break;
        var below = world.Of(At(_petition.Details.Territory, Level.County), registrar.System);
        Wait(TimeSpan.FromHours(20));
        yield return Do(registrar, new Transfer(below.Code, ""));
        Push(new Hand(registrar, below));
    }

    /// <summary>The next handover of a bureau that holds the item.</summary>
    private Step HandOn(bool mayName)
    {
        var next = Next(_petition.Holder);
        if (!next.IsBureau && next.System is "discipline" or "political-legal")
            return new Referral(
                next.System == "discipline" ? ReferralKind.Discipline : ReferralKind.Litigation, next.Code, "属于其他机关受理范围，依法移送。");
        var way = dice.Fraction();
        if (way < 0.22)
            return new Assignment(next.Code, Deadline(), ReportWanted: dice.Chance(0.85), "请认真核查，按期报送结果。");
        return way < 0.25 && mayName && !next.IsBureau
            ? new UnitNaming(next.Code, [Other(next, 1).Code], "")
            : new Transfer(next.Code, "");
    }

    /// <summary>
    /// A bureau hands to the one below, sometimes over its head, and in the end to the unit that is to handle it.
    /// </summary>
    private Unit Next(Unit holder)
    {
        var final = world.Of(Place, IsBureauMatter ? "bureau" : System);
        if (holder.Territory == Place)
            return final;
        var below = At(Place, holder.Level + 1);
        // A court's matter goes to the political-legal organ beside the bureau that refers it, never past that.
        var direct = !IsBureauMatter && System is not "political-legal" && dice.Chance(0.25);
        return direct ? final : world.Bureau(below);
    }

    private DateTimeOffset Deadline() => _at + TimeSpan.FromDays(25 + dice.Below(30));

    private void Follow(Step step) => Push(step switch
    {
        Assignment assignment => new Hand(
            _petition.Holder, Find(assignment.Destination), IsAssigned: true, assignment.ReportWanted),
        UnitNaming naming => new Hand(_petition.Holder, Find(naming.LeadUnit)),
        IHandover handover => new Hand(_petition.Holder, Find(handover.Destination)),
        Referral referral => new Hand(_petition.Holder, Find(referral.Destination!.Value)),
        _ => throw new InvalidOperationException($"{step.Kind} hands nothing over."),
    });

    private Unit Find(UnitCode code) => world.Find(code);

    private void Push(Hand hand)
    {
        _petition.Push(hand);
        _isOnItsWay = true;
    }

    /// <summary>Another department beside it; the same number gives the same one, and none gives the unit itself.</summary>
    private Unit Other(Unit unit, int number)
    {
        var departments = NationalDirectory.Departments;
        var system = departments[(_other + number) % departments.Count].System;
        return world.Of(
            unit.Territory, system == unit.System ? departments[(_other + number + 3) % departments.Count].System : system);
    }
}
