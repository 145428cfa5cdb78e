using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Lab.Simulation.Lives;

/// <summary>After the conclusion: reports, ratings, and who is not content.</summary>
internal sealed partial class PetitionLife
{
    private IEnumerable<Act> Review()
    {
        var (handler, concludedAt) = (_petition.Holder, _did);
        // From the lowest assignment up, as each waits for the one below it.
        foreach (var hand in _petition.Hands.Where(hand => hand.ReportWanted).Reverse().ToArray())
            foreach (var act in Report(hand))
                yield return act;
        foreach (var act in Rate())
            yield return act;
        if (_petition.Details.Purpose != Purpose.Appeal || !dice.Chance(0.05) || Above(handler) is not { } reviewer)
            yield break;

        Wait(TimeSpan.FromDays(6), spread: 0.3);
        if (_at >= world.DueOf(handler, concludedAt, rules => rules.RequestFucha))
            yield break;
        yield return Do(_petition.Registrar, new FuchaRequest(reviewer.Code, "对处理意见不服，认为事实认定不清。"));
        if (dice.Chance(0.1))
            yield break;
        Wait(dice.Chance(0.1) ? TimeSpan.FromDays(35) : TimeSpan.FromDays(12));
        yield return Do(reviewer, new FuchaDecision(Outcome(), "经复查，原处理意见事实清楚，适用依据正确。"));
        var decidedAt = _did;
        if (!dice.Chance(0.4) || Above(reviewer) is not { } last)
            yield break;

        Wait(TimeSpan.FromDays(4), spread: 0.3);
        if (_at >= world.DueOf(reviewer, decidedAt, rules => rules.RequestFuhe))
            yield break;
        yield return Do(_petition.Registrar, new FuheRequest(last.Code, "对复查意见不服，请求上一级复核。"));
        if (dice.Chance(0.2))
        {
            Wait(TimeSpan.FromDays(3));
            yield return Do(last, new Hearing(15, ""));
        }

        Wait(TimeSpan.FromDays(10));
        yield return Do(last, new FuheDecision(Outcome(), "经复核，复查意见并无不当，予以维持。"));
        if (dice.Chance(0.4))
            foreach (var act in ComeAgain())
                yield return act;
    }

    private IEnumerable<Act> Report(Hand hand)
    {
        if (dice.Chance(0.12))
            yield break;
        Wait(TimeSpan.FromHours(20));
        yield return Do(hand.To, new CompletionReport("经核查处理，信访人反映的问题已经解决。"));
        if (dice.Chance(0.2))
            yield break;
        Wait(TimeSpan.FromHours(20));
        var isAccepted = dice.Chance(0.92);
        yield return Do(hand.From, new CompletionReportDecision(hand.To.Code, isAccepted, isAccepted ? "" : "结果不具体，请补充后重新报送。"));
        if (isAccepted)
            yield break;
        Wait(TimeSpan.FromDays(2));
        yield return Do(hand.To, new CompletionReport("已补充核查情况和处理结果，重新报送。"));
        Wait(TimeSpan.FromHours(10));
        yield return Do(hand.From, new CompletionReportDecision(hand.To.Code, true, ""));
    }

    private IEnumerable<Act> Rate()
    {
        if (!dice.Chance(0.35))
            yield break;
        Wait(TimeSpan.FromHours(30));
        yield return Do(_petition.Registrar, new Evaluation(EvaluationTarget.Bureau, Satisfied(0.75), ""));
        if (dice.Chance(0.9))
            yield return Do(_petition.Registrar, new Evaluation(EvaluationTarget.CompetentUnit, Satisfied(0.6), ""));
    }

    /// <summary>The same matter once more, after the end of the procedure (不再受理; R22 Art 36).</summary>
    private IEnumerable<Act> ComeAgain()
    {
        Wait(TimeSpan.FromDays(2));
        var first = _petition;
        _petition = new SimulatedPetition(new PetitionId(dice.Id(_at)), first.Registrar,
            first.Details with { FirstTime = false, SubmittedAt = null });
        yield return Do(first.Registrar, Registration());
        yield return Do(first.Registrar, new RepeatLink(first.Id, "", null));
        Wait(TimeSpan.FromDays(1));
        yield return Do(first.Registrar, new RepeatRefusal(first.Id, "该事项已经复核终结，以同一事实和理由提出的，不再受理。"));
    }

    /// <summary>Who reviews what the unit decided: one level up, the same line; sometimes the bureau beside it.</summary>
    private Unit? Above(Unit decider)
    {
        if (!decider.IsBureau && dice.Chance(0.2))
            return world.Bureau(decider.Territory);
        return decider.Territory.Parent is { } above ? world.Of(above, decider.IsBureau ? "bureau" : decider.System) : null;
    }

    private ReviewOutcome Outcome() => dice.Pick(Enum.GetValues<ReviewOutcome>());

    private Satisfaction Satisfied(double probability) => dice.Chance(probability)
        ? Satisfaction.Satisfied
        : dice.Chance(0.6) ? Satisfaction.BasicallySatisfied : Satisfaction.NotSatisfied;
}
