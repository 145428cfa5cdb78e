using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Lab.Simulation.Lives;

/// <summary>The holder signs for the item, or never does; then it accepts the item as its own, or objects.</summary>
internal sealed partial class PetitionLife
{
    private static readonly (int Rounds, double Weight)[] Quarrels = [(0, 86), (1, 9), (2, 2.8), (3, 1.2), (5, 0.7), (7, 0.3)];

    private int? _quarrels;

    private IEnumerable<Act> Receive()
    {
        var hand = _petition.Hands[^1];
        if (dice.Chance(0.02))
        {
            // The unit does not look into its inbox until it is asked, or not even then.
            Wait(TimeSpan.FromDays(5));
            if (dice.Chance(0.6))
                yield return Do(hand.From, new Urging("交转后多日未签收，请尽快签收并办理。"));
            if (dice.Chance(0.6))
            {
                _isOver = true;
                yield break;
            }
        }

        Wait(dice.Chance(0.03) ? TimeSpan.FromDays(5) : TimeSpan.FromHours(4));
        yield return Do(hand.To,
            new ReceiptAcknowledgement(dice.Chance(0.3) ? $"收{_at.AddHours(8):MMdd}-{dice.Below(10_000):D4}" : "", null));
        _isOnItsWay = false;
        if (!hand.IsDecided && WillObject(hand))
            foreach (var act in Quarrel(hand))
                yield return act;
    }

    private bool WillObject(Hand hand)
    {
        if (hand.To.Organ is OrganType.Discipline or OrganType.PoliticalLegal
            || hand.From.Territory.Level > hand.To.Territory.Level
            || _petition.Details.Purpose == Purpose.Accusation)
            return false;
        _quarrels ??= dice.Weigh(Quarrels);
        return _quarrels > 0 && (!hand.To.IsBureau || dice.Chance(0.15));
    }

    private IEnumerable<Act> Quarrel(Hand hand)
    {
        var until = world.DueOf(hand.To, _did, rules => rules.Object);
        Wait(TimeSpan.FromHours(30));
        if (_at >= until)
            yield break;
        _quarrels--;
        var other = hand.To.IsBureau ? (Unit?)null : Other(hand.To, dice.Below(2));
        yield return Do(hand.To, new Objection("经核查，该事项不属于本单位职责范围，建议交由有关部门办理。", dice.Chance(0.6) ? other?.Code : null));
        if (dice.Chance(0.08))
        {
            foreach (var act in WaitInVain(hand))
                yield return act;
            yield break;
        }

        Wait(TimeSpan.FromHours(40));
        foreach (var act in dice.Chance(0.65) ? GiveBack(hand, other) : Refuse(hand))
            yield return act;
    }

    /// <summary>The sender does not decide; after its limit the holder may go to the common superior.</summary>
    private IEnumerable<Act> WaitInVain(Hand hand)
    {
        if (dice.Chance(0.5))
        {
            _isOver = true;
            yield break;
        }

        WaitUntil(world.DueOf(hand.From, _did, rules => rules.DecideObjection) + dice.Around(TimeSpan.FromDays(2)));
        foreach (var act in Arbitrate(hand))
            yield return act;
    }

    private IEnumerable<Act> GiveBack(Hand hand, Unit? other)
    {
        // An item that bounces goes to a few departments in turn, and to some of them again.
        var redirect = other is not null && hand.From.IsBureau && dice.Chance(0.6) ? other : null;
        yield return Do(hand.From, new ObjectionDecision(true, "经核实，异议理由成立，同意退回。", redirect?.Code));
        _petition.Pop();
        if (redirect is not null)
            Push(new Hand(hand.From, redirect));
        else if (other is not null && hand.From.IsBureau)
            _system = other.System;
    }

    private IEnumerable<Act> Refuse(Hand hand)
    {
        yield return Do(hand.From, new ObjectionDecision(false, "经核实，该事项属于你单位职责，请依法受理。", null));
        if (!dice.Chance(0.35))
            yield break;
        Wait(TimeSpan.FromDays(2));
        foreach (var act in Arbitrate(hand))
            yield return act;
    }

    private IEnumerable<Act> Arbitrate(Hand hand)
    {
        yield return Do(hand.To, new Dispute("双方多次协商未能达成一致，报请共同上级决定。"));
        if (dice.Chance(0.2))
        {
            _isOver = true;
            yield break;
        }

        Wait(TimeSpan.FromDays(6));
        var way = dice.Fraction();
        var third = hand.To.IsBureau ? hand.To : Other(hand.To, 5);
        var responsible = way < 0.6 ? hand.To : way < 0.75 ? hand.From : third;
        yield return Do(world.ArbiterOf(hand.From, hand.To), new DisputeDecision(responsible.Code, "根据职责分工，决定由该单位负责办理。"));
        if (responsible.Code == hand.To.Code)
        {
            _petition.Settle();
            yield break;
        }

        _petition.Pop();
        if (responsible.Code == hand.From.Code)
            (_place, _system) = (hand.From.Territory, hand.From.IsBureau ? BureauSystem : hand.From.System);
        else
            Push(new Hand(hand.From, responsible, IsDecided: true));
    }
}
