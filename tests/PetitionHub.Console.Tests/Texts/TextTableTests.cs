using System.Text.RegularExpressions;
using PetitionHub.Console.Tests.Running;
using PetitionHub.Console.Texts;
using PetitionHub.V1;

namespace PetitionHub.Console.Tests.Texts;

public sealed partial class TextTableTests
{
    // Keys that are put together; those of enums are theirs.
    private static readonly string[] MadeKeys =
    [
        .. new[] { "registered", "sent", "received", "acknowledged", "accepted", "concluded", "overdue", "returned", "bounced" }
            .Select(key => $"volume.{key}"),
        .. Console.Reading.Period.Offered.Select(period => $"period.{period.Days}"),
        .. new[] { "urgent", "first", "backlog", "leader", "joint", "group", "crossRegion", "litigation", "excluded" }
            .Select(mark => $"mark.{mark}"),
        .. Console.Acting.OperatorAct.Kinds.SelectMany(
            kind => new[] { $"act.{kind}", $"act.{kind}.effect", $"act.{kind}.confirm" }),
        .. Enum.GetValues<StuckKind>().Where(kind => kind != StuckKind.Unspecified).Select(kind => $"stuck.hint.{kind}"),
        .. Enum.GetValues<Figure>().Where(figure => figure != Figure.Unspecified).Select(figure => $"Figure.{figure}.rule"),
        .. KeysOf<Level>(), .. KeysOf<OrganType>(), .. KeysOf<UnitStatus>(), .. KeysOf<PetitionStatus>(), .. KeysOf<DutyKind>(),
        .. KeysOf<DutyState>(),
        .. KeysOf<FlowKind>(), .. KeysOf<StuckKind>(), .. KeysOf<Figure>(), .. KeysOf<FigureBucket>(), .. KeysOf<Channel>(),
        .. KeysOf<Purpose>(),
        "Step.None",
    ];

    [Fact]
    public void Tables_OfAllLanguages_HaveTheSameKeys() => Assert.All(
        TextTable.All, table =>
            Assert.Equal(TextTable.All[0].Keys.Order(StringComparer.Ordinal), table.Keys.Order(StringComparer.Ordinal)));

    [Fact]
    public void Keys_OfPages_AreThoseOfTheTable()
    {
        var used = ConsoleSources.All
            .SelectMany(source => UsedKey().Matches(source.Text).SelectMany(match => match.Groups.Values.Skip(1)))
            .Where(group => group.Success).Select(group => group.Value).Concat(MadeKeys).ToHashSet();

        Assert.Equal(used.Order(StringComparer.Ordinal), TextTable.All[0].Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Values_InBothLanguages_HaveTheSamePlaces() => Assert.All(
        TextTable.All[0].Keys,
        key => Assert.Equal(PlacesOf(TextTable.All[0][key]), PlacesOf(TextTable.All[1][key])));

    [Fact]
    public void OfStep_OfEveryStepOfTheContract_IsItsLabelInTheLanguage() => Assert.All(
        Enum.GetValues<LedgerEntry.StepOneofCase>(),
        step =>
        {
            Assert.Matches("^[A-Z][a-z() -]+$", TextTable.All[0].OfStep(step));
            Assert.Matches("^\\p{IsCJKUnifiedIdeographs}+$", TextTable.All[1].OfStep(step));
        });

    /// <summary>
    /// Between tags there is nothing in words but what stands in the tables, a format's or an algorithm's name.
    /// </summary>
    [Fact]
    public void Pages_BetweenTags_HaveNoTextOfTheirOwn() => Assert.All(
        ConsoleSources.All.Where(source => source.Name.EndsWith(".razor", StringComparison.Ordinal)),
        source =>
        {
            var markup = source.Text.Split("@code {")[0];
            var texts = TextBetweenTags().Matches(markup).Select(match => match.Groups[1].Value.Trim())
                .Where(text => text.Length > 0 && !text.Contains('@', StringComparison.Ordinal) && text.Any(char.IsLetter))
                .Where(text => text is not ("CSV" or "XLSX" or "SHA-256"));
            Assert.DoesNotContain(texts, text => PlainWords().IsMatch(text));
        });

    [Theory]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans")]
    [InlineData("de,en;q=0.5", "en")]
    [InlineData("en-GB", "en")]
    [InlineData("", "en")]
    public void FindAccepted_OfAHeader_IsTheFirstThatThereIs(string header, string language) =>
        Assert.Equal(language, TextTable.FindAccepted(header).Language);

    private static IEnumerable<string> KeysOf<T>()
        where T : struct, Enum => Enum.GetNames<T>().Select(value => $"{typeof(T).Name}.{value}");

    private static IEnumerable<string> PlacesOf(string text) =>
        Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex("""(?:\bT|\btexts)(?:\[|\.Say\()[^"\]\n]*"([a-zA-Z.]+)"(?: : "([a-zA-Z.]+)")?(?=[\],)\s])""")]
    private static partial Regex UsedKey();

    [GeneratedRegex(">([^<>{}]+)<")]
    private static partial Regex TextBetweenTags();

    [GeneratedRegex(@"^[\p{L} ,.:'’-]+$")]
    private static partial Regex PlainWords();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
