using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Lab.Simulation.Lives;

/// <summary>Accepting, handling and concluding.</summary>
internal sealed partial class PetitionLife
{
    private IEnumerable<Act> Handle()
    {
        var handler = _petition.Holder;
        if (dice.Chance(0.015))
        {
            _isOver = true;
            yield break;
        }

        Wait(dice.Chance(0.05) ? TimeSpan.FromDays(20) : TimeSpan.FromDays(2.5));
        var mayConcludeAtOnce = handler.Organ is OrganType.Discipline or OrganType.PoliticalLegal && _petition.Hands.Count > 0;
        if (handler.Organ == OrganType.CompetentOrgan && dice.Chance(_petition.Hands.Count == 0 ? 0.2 : 0.03))
        {
            yield return Do(handler, new Referral(ReferralKind.Elsewhere, null, "该事项应当通过仲裁途径解决，已书面告知信访人。"));
            _isOver = true;
            yield break;
        }

        if (!mayConcludeAtOnce || dice.Chance(0.5))
        {
            yield return Do(handler, new AcceptanceNotice("您反映的事项已受理，将在规定期限内书面答复。"));
            foreach (var act in Work(handler))
                yield return act;
        }
        else
        {
            Wait(TimeSpan.FromDays(15));
        }

        if (_isOver)
            yield break;
        yield return Do(handler, Opinion());
    }

    /// <summary>What happens between acceptance and conclusion, in order of time.</summary>
    private IEnumerable<Act> Work(Unit handler)
    {
        var acceptedAt = _did;
        var isStuck = dice.Chance(0.04);
        var duration = isStuck || dice.Chance(0.05) ? dice.Between(TimeSpan.FromDays(62), TimeSpan.FromDays(95))
            : dice.Around(TimeSpan.FromDays(11));
        var owesConclusion = _petition.Details.Purpose == Purpose.Appeal
            || (_petition.Hands.Count > 0 && _petition.Hands[^1].IsAssigned);
        var steps = new List<(double Part, Unit Actor, Step Step)>();
        void Plan(double probability, double part, Unit actor, Func<Step> step)
        {
            if (dice.Chance(probability))
                steps.Add((part, actor, step()));
        }

        Plan(0.15, 0.3, handler, () => new ProgressReport("已约见信访人，正在核实有关情况。", PartDone: false));
        if (owesConclusion)
            Plan(duration > TimeSpan.FromDays(40) ? 0.4 : 0.02, 0.6, handler, () =>
                new Extension(10 + dice.Below(21), "案情复杂，需要进一步调查核实。", "王建国"));
        Plan(0.03, 0.8, handler, () => new Mediation("双方在工作人员主持下达成一致，自愿和解。"));
        if (handler.Organ == OrganType.CompetentOrgan && !_petition.Details.Purpose.Equals(Purpose.Accusation)
            && dice.Chance(0.04))
            PlanAssisting(handler, steps);
        if (dice.Chance(isStuck ? 0.5 : 0.05))
            PlanUrging(handler, steps);
        foreach (var (part, actor, step) in steps.OrderBy(one => one.Part))
        {
            var due = acceptedAt + (duration * part);
            WaitUntil(due);
            yield return Do(actor, step);
        }

        _isOver = isStuck;
        WaitUntil(acceptedAt + duration);
    }

    private void PlanAssisting(Unit handler, List<(double, Unit, Step)> steps)
    {
        var assisting = Other(handler, 9);
        steps.Add((0.1, handler, new UnitNaming(handler.Code, [assisting.Code], "")));
        if (dice.Chance(0.8))
            steps.Add((0.5, assisting, new ProgressReport("本单位负责的部分已核查完毕，情况属实。", PartDone: true)));
    }

    private void PlanUrging(Unit handler, List<(double, Unit, Step)> steps)
    {
        var isListed = dice.Chance(0.1);
        var superior = isListed
            ? world.Of(handler.Territory, "joint-conference")
            : world.Bureau(handler.IsBureau ? handler.Territory.Parent ?? handler.Territory : handler.Territory);
        if (superior.Code == handler.Code)
            return;
        Step step = isListed || dice.Chance(0.2)
            ? new Supervision("该事项群众反映强烈，请限期整改并反馈。", isListed)
            : new Urging("办理进展缓慢，请加快办理并反馈情况。");
        steps.Add((0.55, superior, step));
        if (dice.Chance(0.75))
            steps.Add((0.7, handler, new Feedback("已加快办理，预计按期办结，特此反馈。")));
    }

    private static HandlingOpinion Opinion() => new(
        "要求核实并解决所反映的问题。", "经调查，反映的情况基本属实，责任单位已到现场核查。",
        "予以支持，由责任单位限期整改到位，并答复信访人。", "《信访工作条例》第三十一条、第三十二条。");
}
