using PetitionHub.Domain.Categories;
using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Lab.Demo.Material;

namespace PetitionHub.Lab.Simulation;

/// <summary>What petitioners write: every channel, purpose and category, the frequent ones more often.</summary>
internal sealed class Matters(DivisionTable divisions, CategoryTable categories)
{
    private const string AccusationGroup = "16";
    private const double Litigating = 0.04;
    private const double Secret = 0.01;

    private static readonly (Channel, double)[] Channels =
    [
        (Channel.Website, 34), (Channel.Wechat, 16), (Channel.MobileApp, 9), (Channel.Letter, 11), (Channel.Visit, 13),
        (Channel.Telephone, 11), (Channel.LeadersMailbox, 5), (Channel.Video, 1),
    ];

    private static readonly (Purpose, double)[] Purposes =
        [(Purpose.Appeal, 72), (Purpose.Suggestion, 12), (Purpose.Accusation, 6), (Purpose.Other, 10)];

    // How many people stand behind an item; most stand alone.
    private static readonly (int Most, double)[] Sizes = [(1, 78), (4, 12), (30, 8), (400, 1.9), (9_999, 0.1)];

    private readonly Category[] _accusing = [.. categories.All.Where(IsAccusing)];
    private readonly Category[] _others = [.. categories.All.Where(category => !IsAccusing(category))];

    /// <summary>A new item's details.</summary>
    /// <param name="place">The territory of the problem.</param>
    /// <param name="accused">Who is accused, if anybody is.</param>
    /// <param name="submittedAt">When it was sent.</param>
    /// <param name="dice">Its dice.</param>
    public PetitionDetails Draw(Territory place, UnitCode accused, DateTimeOffset submittedAt, Dice dice)
    {
        var purpose = dice.Weigh(Purposes);
        var isAccusation = purpose == Purpose.Accusation;
        // Squared, so that some categories come up much more often than others.
        var category = isAccusation ? dice.Pick(_accusing) : _others[(int)(dice.Fraction() * dice.Fraction() * _others.Length)];
        var litigating = !isAccusation && dice.Chance(Litigating);
        var anonymous = dice.Chance(isAccusation ? 0.5 : 0.08);
        var people = 1 + dice.Below(dice.Weigh(Sizes));
        var channel = dice.Weigh(Channels);
        divisions.TryFind(place, out var division);
        var estate = dice.Pick(Words.Estates);
        return new PetitionDetails
        {
            Subject = $"关于{division!.Name}{estate}一带{category.Name}问题的反映",
            Content = Write(category, division, estate, people, litigating, dice),
            Petitioner = anonymous
                ? Petitioner.Anonymous
                : Petitioner.Anonymous with { Name = dice.Pick(Words.Surnames) + dice.Pick(Words.Given) },
            Channel = channel,
            Purpose = purpose,
            Category = category.Code,
            Territory = place,
            AccusedUnits = isAccusation ? [accused] : [],
            PetitionerCount = people,
            AffectedCount = people * (1 + dice.Below(20)),
            Anonymous = anonymous,
            ConsentToPublish = dice.Chance(0.3),
            JointLetter = channel == Channel.Letter && people > 4,
            GroupRepresentatives = channel == Channel.Visit && people > 4 ? 1 + dice.Below(TextLimits.GroupRepresentatives) : 0,
            CrossRegion = dice.Chance(0.02),
            LitigationRelated = litigating,
            BacklogCase = dice.Chance(0.02),
            LeaderLed = dice.Chance(0.01),
            Urgent = dice.Chance(0.03),
            Secrecy = dice.Chance(Secret) ? SecrecyLevel.Internal : null,
            FirstTime = dice.Chance(0.8),
            SubmittedAt = dice.Chance(0.7) ? submittedAt : null,
            ExcludedFromStatistics = dice.Chance(0.015),
        };
    }

    private static string Write(Category category, Division place, string estate, int people, bool litigating, Dice dice) =>
        (dice.Pick(Stories.ByGroup[category.Code[..2]]) + (litigating ? Stories.Litigation : ""))
            .Replace("{place}", place.Name).Replace("{street}", dice.Pick(Words.Streets)).Replace("{estate}", estate)
            .Replace("{firm}", dice.Pick(Words.Firms)).Replace("{since}", dice.Pick(Words.Months))
            .Replace("{people}", $"{people + 1}").Replace("{sum}", $"{(1 + dice.Below(900)) * 100}")
                .Replace("{matter}", category.Name);

    private static bool IsAccusing(Category category) => category.Code.StartsWith(AccusationGroup, StringComparison.Ordinal);
}
