using System.Collections.Immutable;
using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Lab.Simulation.Lives;

/// <summary>
/// What becomes of one item, act by act, each told once the one before it is in the ledger. It knows the procedure as clerks do:
/// whatever the rules refuse is a fault of the simulation.
/// </summary>
internal sealed partial class PetitionLife(World world, Dice dice, DateTimeOffset arrival, Burst? burst = null)
{
    private static readonly ((Level Level, bool IsBureau) Value, double Weight)[] Registrars =
    [
        ((Level.County, true), 50), ((Level.Municipal, true), 17), ((Level.Provincial, true), 11), ((Level.National, true), 7),
        ((Level.County, false), 9), ((Level.Municipal, false), 4), ((Level.Provincial, false), 2),
    ];

    /// <summary>When it is acted on next.</summary>
    private DateTimeOffset _at = world.Hours.Before(arrival);

    /// <summary>When it was acted on last.</summary>
    private DateTimeOffset _did;
    private SimulatedPetition _petition = null!;

    /// <summary>It is stuck for good, or over.</summary>
    private bool _isOver;

    /// <summary>The item; there once the life began.</summary>
    public SimulatedPetition Petition => _petition;

    /// <summary>Lives it.</summary>
    public IEnumerable<Act> Live()
    {
        _petition = Begin();
        var voided = burst is null && dice.Chance(0.006);
        var first = voided ? null : FirstHandover();
        yield return Do(_petition.Registrar, [Registration(), .. first is null ? (Step[])[] : [first]]);
        if (first is not null)
            Follow(first);
        if (voided)
        {
            Wait(TimeSpan.FromHours(3));
            yield return Do(_petition.Registrar, new Voiding("与已登记的信访件为同一件，属重复录入。"));
            yield break;
        }

        foreach (var act in Settle())
            yield return act;
        foreach (var part in new[] { Pass(), Handle(), Review() })
        {
            foreach (var act in part)
                yield return act;
            if (_isOver)
                yield break;
        }
    }

    private SimulatedPetition Begin()
    {
        if (burst is not null)
            return burst.Begin(dice, _at);
        var place = world.Places.Draw(dice);
        var accused = world.Of(place, dice.Pick(NationalDirectory.Departments).System).Code;
        var details = world.Matters.Draw(place, accused, _at.AddMinutes(-dice.Below(72 * 60)), dice);
        return new SimulatedPetition(new PetitionId(dice.Id(_at)), Registrar(details), details);
    }

    /// <summary>
    /// A bureau, or the department that the petitioner takes to be the right one: never one that may be accused.
    /// </summary>
    private Unit Registrar(PetitionDetails details)
    {
        var (level, isBureau) = dice.Weigh(Registrars);
        var territory = At(details.Territory, level);
        var system = world.SystemOf(details.Category);
        return isBureau || details.Purpose == Purpose.Accusation || system == BureauSystem || details.LitigationRelated
            ? world.Bureau(territory)
            : world.Of(territory, system);
    }

    private Registration Registration()
    {
        const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
        var code = string.Concat(Enumerable.Range(0, 12).Select(_ => Alphabet[dice.Below(Alphabet.Length)]));
        ImmutableArray<PetitionNumber> numbers = dice.Chance(0.5)
            ? [new PetitionNumber(_petition.Registrar.Code, $"XF{_at.AddHours(8):yyyyMMdd}{dice.Below(1_000_000):D6}")]
            : [];
        return new Registration(_petition.Details, numbers, code);
    }

    /// <summary>What the registrar does with its own item beside handing it on.</summary>
    private IEnumerable<Act> Settle()
    {
        var earlier = burst?.First(_petition) ?? (dice.Chance(0.13) ? world.Book.Earlier(_petition, dice) : null);
        if (earlier is { } found)
            yield return Do(_petition.Registrar, new RepeatLink(found, "", null));
        if (_petition.Details.Purpose != Purpose.Accusation)
            world.Book.Add(_petition);
        if (_petition.Hands.Count == 0 && dice.Chance(0.03))
        {
            Wait(TimeSpan.FromHours(1));
            var amended = _petition.Details with { AffectedCount = _petition.Details.AffectedCount + 1 };
            yield return Do(_petition.Registrar, new Amendment(amended, "核实后补充涉及人数，其他内容不变。", NationalDay.VersionOfThatMoment));
            _petition.Details = amended;
        }

        if (_petition.Details is { Urgent: true } && dice.Chance(0.3))
            yield return Do(_petition.Registrar, new UrgentReport("涉及人数较多，可能引发聚集，特此报告。"));
        if (_petition.Details.Purpose != Purpose.Accusation && dice.Chance(0.05))
        {
            var place = _petition.Registrar.Territory.Parent ?? _petition.Details.Territory;
            yield return Do(_petition.Registrar, new Copying(world.Bureau(place).Code, ""));
        }
    }

    /// <summary>Makes an act. The next act of the item is later, so that a batch has at most one of each item.</summary>
    private Act Do(Unit actor, params ImmutableArray<Step> steps)
    {
        _did = _at;
        _at = world.Hours.After(_at);
        return new Act(_did, actor, _petition.Id, steps);
    }

    /// <summary>Waits for about this time, and then until working hours.</summary>
    private void Wait(TimeSpan about, double spread = 0.7) => WaitUntil(_did + dice.Around(about, spread));

    private void WaitUntil(DateTimeOffset ready) => _at = world.Hours.Next(ready > _at ? ready : _at, dice);

    private static Territory At(Territory place, Level level)
    {
        var territory = place;
        while (territory.Level > level)
            territory = territory.Parent!.Value;
        return territory;
    }
}
