using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Tests.Divisions;

public sealed class FormerDivisionTests
{
    private static readonly DivisionTable Table = DivisionTable.Official;

    [Theory]
    [InlineData("371202", "370116")] // Laicheng of Laiwu, which is Laiwu of Jinan since 2018.
    [InlineData("371202000000", "370116")]
    [InlineData("371203", "370117")]
    [InlineData("371200", "370100")] // A city that is no more.
    [InlineData("330103", "330105")]
    [InlineData("330104", "330102")] // To two districts, mostly to the one.
    [InlineData("330183", "330111")]
    [InlineData("110104", "110102")]
    [InlineData("440116", "440112")]
    [InlineData("520321", "520304")]
    [InlineData("542422", "540621")]
    [InlineData("542623", "540481")] // Through two changes: the county got another code, and became a city.
    [InlineData("642222", "640522")]
    [InlineData("130106", "130100")] // To five districts: what contains them.
    [InlineData("469003", "460400000")] // A county that became a city without counties.
    [InlineData("460302", "460321")] // The Ministry's code of what the table has under another.
    [InlineData("371202001", "370116")] // A township of a county that is no more.
    [InlineData("370116001", "370116001")]
    [InlineData("370116", "370116")]
    [InlineData("370100", "370100")]
    [InlineData("441900003", "441900003")]
    [InlineData("000000", "000000")]
    public void PlaceOf_ACode_IsThePlaceOfToday(string code, string place) =>
        Assert.Equal(place, Table.TodayOf(Territory.Parse(code))?.ToString());

    [Theory]
    [InlineData("999999", "000000")]
    [InlineData("990000", "000000")]
    [InlineData("430199", "430100")]
    [InlineData("430199001", "430100")]
    [InlineData("439900", "430000")]
    [InlineData("430100001", "430100")]
    public void PlaceOf_ACodeThatNeverWas_IsNone(string code, string nearest)
    {
        Assert.Null(Table.TodayOf(Territory.Parse(code)));
        Assert.Equal(nearest, Table.NearestOf(Territory.Parse(code)).Territory.ToString());
    }

    [Fact]
    public void Former_Each_HasAnHeirInTheTableOfItsLevelOrAbove()
    {
        Assert.Equal(948, Table.Former.Count);
        Assert.All(Table.Former, former =>
        {
            Assert.False(Table.TryFind(former.Territory, out _), $"{former}");
            Assert.True(Table.TryFind(former.Heir, out _), $"{former}");
            // A county that became a city without counties has its code as the county of that city.
            Assert.True(former.Heir.Level <= former.Territory.Level && former.Heir.Level > Level.Provincial, $"{former}");
            Assert.Equal(former.Heir, Table.TodayOf(former.Territory));
            Assert.Equal(former.Territory.Digits[..2], former.Heir.Digits[..2]);
            Assert.True(former.Until is null or (>= 2000 and <= 2023), $"{former}");
            Assert.Matches(@"^\p{IsCJKUnifiedIdeographs}+$", former.Name);
        });
    }

    [Fact]
    public void PlaceOf_EveryDivisionOfTheTable_IsItself() =>
        Assert.All(Table.All, division => Assert.Equal(division.Territory, Table.TodayOf(division.Territory)));
}
