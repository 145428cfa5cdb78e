using CsCheck;
using PetitionHub.Domain.Repeats;

namespace PetitionHub.Domain.Tests.Repeats;

public sealed class RepeatTextTests
{
    [Theory]
    [InlineData("Ａ市 Ａ３区，路灯 不亮！", "a市a3区路灯不亮")]
    [InlineData("A市A3区:路灯\r\n不亮", "a市a3区路灯不亮")]
    [InlineData("电话＊＊＊１２３４５（无人接）", "电话12345无人接")]
    [InlineData("“停水”——三天……", "停水三天")]
    [InlineData("café 々〇", "café々〇")]
    [InlineData("\uFEFF\u3000\t。！～\uE000", "")]
    public void Normalise_Text_KeepsLettersIdeographsAndDigits(string text, string kept) =>
        Assert.Equal(kept, RepeatText.Normalise(text));

    [Fact]
    public void Normalise_Twice_IsAsOnce() =>
        Gen.String.Sample(text => RepeatText.Normalise(RepeatText.Normalise(text)) == RepeatText.Normalise(text));

    [Fact]
    public void Normalise_FullWidth_IsAsHalfWidth() => Texts.Any.Sample(text =>
    {
        var wide = string.Concat(text.Select(c => c is >= '!' and <= '~' ? (char)(c - '!' + '\uFF01') : c));
        return RepeatText.Normalise(wide) == RepeatText.Normalise(text);
    });
}
