using CsCheck;
using PetitionHub.Domain.Repeats;

namespace PetitionHub.Domain.Tests.Repeats;

public sealed class TextSketchTests
{
    [Fact]
    public void Of_KnownText_IsWhatVersion1Stored()
    {
        var sketch = TextSketch.Of("a市a3区路灯不亮请求修复")!;

        // What is stored must be found again: another value here needs another TextSketch.Version, and every index built anew.
        Assert.Equal(1, TextSketch.Version);
        Assert.Equal("937137036a17f30f7772b62fb8350321", Convert.ToHexStringLower(sketch.ToBytes().AsSpan(0, 16)));
        Assert.Equal([5211584384139349087L, 4564512465330001751L], sketch.BandKeys().Take(2));
    }

    [Theory]
    [InlineData(TextSketch.LeastLength - 1, false)]
    [InlineData(TextSketch.LeastLength, true)]
    public void Of_ShortText_TellsNothing(int length, bool tells) =>
        Assert.Equal(tells, TextSketch.Of(new string('灯', length)) is not null);

    [Fact]
    public void FromBytes_WhatToBytesWrote_IsTheSame() => Texts.Long.Sample(text =>
    {
        var sketch = Sketch(text);
        return sketch.ToBytes().Length == TextSketch.ByteLength && TextSketch.FromBytes(sketch.ToBytes()).Equals(sketch);
    });

    [Fact]
    public void FromBytes_OtherLength_IsRefused() => Assert.Throws<ArgumentException>(() => TextSketch.FromBytes(new byte[8]));

    [Fact]
    public void SimilarityTo_AnyTwo_IsSymmetricAndOneForItself() => Gen.Select(Texts.Long, Texts.Long).Sample((one, other) =>
    {
        var (a, b) = (Sketch(one), Sketch(other));
        return a.SimilarityTo(a) == 1 && a.SimilarityTo(b) == b.SimilarityTo(a) && a.SimilarityTo(b) is >= 0 and <= 1;
    });

    [Fact]
    public void SimilarityTo_TextWithAChangedPart_EstimatesTheSharedRuns() =>
        Gen.Select(Texts.Long, Texts.Long, Gen.Double[0, 1]).Sample((text, other, part) =>
        {
            var changed = text[..(int)(text.Length * part)] + other[(int)(other.Length * part)..];
            if (RepeatText.Normalise(changed).Length < TextSketch.LeastLength)
                return true;
            // Six standard errors: once in a thousand million.
            return Math.Abs(Sketch(text).SimilarityTo(Sketch(changed)) - SharedRuns(text, changed)) < 6 * 0.063;
        });

    [Fact]
    public void BandKeys_AnyText_AreOnePerBandAndAllShared() => Texts.Long.Sample(text =>
        Sketch(text).BandKeys().Distinct().Count() == TextSketch.Bands
            && Sketch(text).BandKeys().SequenceEqual(Sketch(text).BandKeys()));

    [Fact]
    public void BandKeys_NearlyTheSameText_ShareOne() =>
        Gen.Select(Texts.OfLength(200, 300), Gen.Int[0, 150]).Sample((text, at) =>
    {
        // Ten characters of two hundred retyped: about 0.85 of the runs are shared.
        var retyped = text[..at] + new string('改', 10) + text[(at + 10)..];
        return Sketch(text).BandKeys().Intersect(Sketch(retyped).BandKeys()).Any();
    });

    private static TextSketch Sketch(string text) => TextSketch.Of(RepeatText.Normalise(text))!;

    private static double SharedRuns(string one, string other)
    {
        var (a, b) = (Runs(one), Runs(other));
        return (double)a.Intersect(b).Count() / a.Union(b).Count();
    }

    private static HashSet<string> Runs(string text)
    {
        var normalised = RepeatText.Normalise(text);
        return [.. Enumerable.Range(0, normalised.Length - 2).Select(at => normalised.Substring(at, 3))];
    }
}
