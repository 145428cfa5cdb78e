using CsCheck;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Repeats;
using PetitionHub.Domain.Tests.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Tests.Repeats;

public sealed class RepeatRuleTests
{
    private const string Text = "小区楼下的烧烤店没有专用烟道，油烟直排，营业到凌晨，居民无法休息，多次投诉没有结果。";
    private const string Retyped = "小区楼下烧烤店没有专用烟道，油烟直排，每天营业到凌晨，居民无法休息，投诉多次没有结果！";
    private const string Other = "请问地铁三号线什么时候开通，西站的出入口为什么只设在马路东侧，行人过街非常危险。";

    [Fact]
    public void Judge_SameTextOtherwiseWritten_IsSameText()
    {
        var match = Judge(Item(Text), Item(Text.Replace("，", ", ") + " "));

        Assert.Equal([RepeatReason.SameText, RepeatReason.SameCategory, RepeatReason.SameTerritory], match!.Reasons);
        Assert.True(match.Score > 0.95);
    }

    [Fact]
    public void Judge_RetypedText_IsSimilarText()
    {
        var match = Judge(Item(Text), Item(Retyped, territory: "110101", category: "020101"));

        Assert.Equal([RepeatReason.SimilarText], match!.Reasons);
        Assert.InRange(match.Score, 0.5, 0.97);
    }

    [Fact]
    public void Judge_SamePetitionerOtherText_IsSamePetitioner()
    {
        var match = Judge(Item(Text, "aa"), Item(Other, "aa", "110101", "020101"));

        Assert.Equal([RepeatReason.SamePetitioner], match!.Reasons);
        Assert.InRange(match.Score, 0.4, 0.5);
    }

    [Fact]
    public void Judge_OtherPetitionerOtherText_IsNone()
    {
        Assert.Null(Judge(Item(Text, "aa"), Item(Other, "bb")));
        // Two items without a petitioner do not have the same one.
        Assert.Null(Judge(Item(Text), Item(Other)));
    }

    [Fact]
    public void Judge_TextsTooShort_AreNotTheSameText() => Assert.Null(Judge(Item("见附件。"), Item("见附件。")));

    [Theory]
    [InlineData("430103", "430103", true)]
    [InlineData("430103", "430103004", true)]
    [InlineData("4301", "430103", true)]
    [InlineData("43", "430103", false)]
    [InlineData("430103", "430104", false)]
    public void Judge_Territories_AreOnePlaceWithinACity(string one, string other, bool same) => Assert.Equal(
        same, Judge(Item(Text, territory: one), Item(Text, territory: other))!.Reasons.Contains(RepeatReason.SameTerritory));

    [Fact]
    public void Judge_MoreEvidence_NeverScoresLower() =>
        Gen.Select(Texts.Long, Gen.Int[0, 300], Gen.Bool, Gen.Bool).Sample((text, kept, sameCategory, samePlace) =>
    {
        var changed = text[..Math.Min(kept, text.Length)] + Other;
        var earlier = Item(changed, "bb", samePlace ? "430103" : "110101", sameCategory ? "010101" : "020101");
        var bare = Judge(Item(text, "aa"), earlier)?.Score ?? 0;
        var withPetitioner = Judge(Item(text, "bb"), earlier)!.Score;
        var withAll = Judge(Item(text, "bb"), Item(text, "bb"))!;
        return bare <= withPetitioner && withPetitioner <= withAll.Score && withAll.Score is > 0 and <= 1;
    });

    [Fact]
    public void Judge_AnyTwo_IsSymmetricWithReasonsInOrder() =>
        Gen.Select(Texts.Any, Texts.Any, Gen.OneOf("", "aa"), Gen.OneOf("", "aa", "bb")).Sample((one, other, a, b) =>
        {
            var (there, back) = (Judge(Item(one, a), Item(other, b)), Judge(Item(other, b), Item(one, a)));
            return there is null
                ? back is null
                : back is not null && there.Score == back.Score && there.Reasons.SequenceEqual(back.Reasons)
                    && there.Reasons.SequenceEqual(there.Reasons.Order());
        });

    [Fact]
    public void Keys_OfAnItem_AreThoseOfItsTextAndItsPetitioner()
    {
        Assert.Equal(TextSketch.Bands, Item(Text, "aa").BandKeys().Count);
        Assert.Null(Item(Text).PetitionerKey);
        Assert.Equal(Item(Text, "aa").PetitionerKey, Item(Other, "aa").PetitionerKey);
        Assert.NotEqual(Item(Text, "aa").PetitionerKey, Item(Text, "bb").PetitionerKey);
        Assert.Equal(Item(Text, "aa").TextKey, Item($" {Text} ").TextKey);
        Assert.NotEqual(Item(Text).TextKey, Item(Other).TextKey);
        Assert.Empty(Item(Text).BandKeys().Intersect(Item(Other).BandKeys()));
        Assert.True(Item("见附件").IsEmpty);
        Assert.Null(Item("见附件").TextKey);
    }

    private static RepeatMatch? Judge(RepeatTraits later, RepeatTraits earlier) => RepeatRule.Judge(later, earlier);

    private static RepeatTraits Item(
        string text, string identity = "", string territory = "430103", string category = "010101") =>
        RepeatTraits.Of(Sample.Details with
        {
            Content = text,
            Petitioner = Petitioner.Anonymous with { IdentityDigest = identity },
            Territory = Territory.Parse(territory),
            Category = category,
        });
}
