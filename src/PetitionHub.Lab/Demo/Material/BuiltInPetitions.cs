using System.Text;
using Google.Protobuf.WellKnownTypes;
using PetitionHub.Domain.Categories;
using PetitionHub.Domain.Divisions;
using PetitionHub.V1;
using Level = PetitionHub.Domain.Units.Level;
using Territory = PetitionHub.Domain.Units.Territory;

namespace PetitionHub.Lab.Demo.Material;

/// <summary>
/// A set of invented petitions, as people write them in 2026: every category of the table in turn, over some counties of
/// four provinces. The same seed gives the same set.
/// </summary>
internal sealed class BuiltInPetitions(DivisionTable divisions, CategoryTable categories)
{
    private const int CitiesOfProvince = 2;
    private const int CountiesOfCity = 3;
    private const string AccusationGroup = "16";
    private const int LitigationPercent = 4;
    private const int SubmittedWithinHours = 72;

    private static readonly string[] Provinces = ["430000", "330000", "510000", "370000"];
    private static readonly Channel[] Channels =
    [
        Channel.Website, Channel.Website, Channel.Wechat, Channel.Wechat, Channel.MobileApp, Channel.Letter, Channel.Visit,
        Channel.Telephone, Channel.LeadersMailbox, Channel.Video,
    ];

    /// <summary>Makes the set.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Chooses places, names and words.</param>
    /// <param name="now">They were sent in the days before this.</param>
    public IEnumerable<PetitionDraft> Generate(int count, int seed, DateTimeOffset now)
    {
        var random = new Random(seed);
        var counties = Counties().ToArray();
        for (var i = 0; i < count; i++)
        {
            var category = categories.All[i % categories.All.Count];
            yield return Draft($"demo-{seed}-{i + 1:D5}", counties[random.Next(counties.Length)], category, random, now);
        }
    }

    private IEnumerable<Division> Counties() =>
        from province in Provinces
        from city in Inside(Territory.Parse(province), Level.Municipal).Take(CitiesOfProvince)
        from county in Inside(city.Territory, Level.County).Take(CountiesOfCity)
        select county;

    private IEnumerable<Division> Inside(Territory parent, Level level) =>
        divisions.All.Where(division => division.Territory.Level == level && division.Territory.Parent == parent);

    private static PetitionDraft Draft(string number, Division county, Category category, Random random, DateTimeOffset now)
    {
        var accusing = category.Code.StartsWith(AccusationGroup, StringComparison.Ordinal);
        var litigating = !accusing && random.Next(100) < LitigationPercent;
        var people = random.Next(2, 400);
        var estate = Pick(random, Words.Estates);
        var story = Pick(random, Stories.ByGroup[category.Code[..2]]) + (litigating ? Stories.Litigation : "");
        var text = new StringBuilder(story)
            .Replace("{place}", county.Name).Replace("{street}", Pick(random, Words.Streets)).Replace("{estate}", estate)
            .Replace("{firm}", Pick(random, Words.Firms)).Replace("{since}", Pick(random, Words.Months))
            .Replace("{people}", $"{people}").Replace("{sum}", $"{random.Next(2, 900) * 100}").Replace("{matter}", category.Name)
            .ToString();
        var anonymous = accusing && random.Next(2) == 0;
        var details = new PetitionDetails
        {
            Subject = $"关于{county.Name}{estate}一带{category.Name}问题的反映",
            Content = text,
            Petitioner = new Petitioner { Name = anonymous ? "" : Pick(random, Words.Surnames) + Pick(random, Words.Given) },
            Channel = Pick(random, Channels),
            Purpose = PurposeOf(accusing, random),
            Category = category.Code,
            Territory = county.Territory.ToString(),
            PetitionerCount = 1 + random.Next(3),
            AffectedCount = people,
            Anonymous = anonymous,
            LitigationRelated = litigating,
            Urgent = random.Next(25) == 0,
            FirstTime = random.Next(5) != 0,
            SubmitTime = now.AddMinutes(-1 - random.Next(SubmittedWithinHours * 60)).ToTimestamp(),
        };
        return new PetitionDraft(number, county.Territory, details);
    }

    private static Purpose PurposeOf(bool accusing, Random random) =>
        accusing ? Purpose.Accusation
            : random.Next(8) switch { 0 => Purpose.Suggestion, 1 => Purpose.Other, _ => Purpose.Appeal };

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];
}
