using CsCheck;
using PetitionHub.Ledger.Texts;

namespace PetitionHub.Ledger.Tests.Texts;

public sealed class SealingKeyTests
{
    private static readonly SealingKey Key = new([.. Enumerable.Range(0, 32).Select(n => (byte)n)]);

    [Fact]
    public void Open_OfWhatWasSealed_GivesItBack() => Gen.Select(Gen.Byte.Array[0, 300], Gen.Byte.Array[0, 16]).Sample(
        (plain, place) => Key.Open(Key.Seal(plain, place), place).AsSpan().SequenceEqual(plain));

    [Fact]
    public void Open_WithAnyByteChanged_Throws() =>
        Gen.Select(Gen.Byte.Array[0, 100], Gen.Int[0, 1_000], Gen.Byte[1, 255]).Sample(
            (plain, at, change) =>
            {
                var sealedBytes = Key.Seal(plain, "place"u8);
                sealedBytes[at % sealedBytes.Length] ^= change;
                Assert.Throws<InvalidDataException>(() => Key.Open(sealedBytes, "place"u8));
            });

    [Fact]
    public void Open_CutOff_AtAnotherPlace_OrWithAnotherKey_Throws()
    {
        var sealedBytes = Key.Seal("text"u8, "place"u8);

        Assert.Throws<InvalidDataException>(() => Key.Open(sealedBytes.AsSpan(0, 20), "place"u8));
        Assert.Throws<InvalidDataException>(() => Key.Open(sealedBytes, "elsewhere"u8));
        Assert.Throws<InvalidDataException>(() => new SealingKey(new byte[32]).Open(sealedBytes, "place"u8));
    }

    [Fact]
    public void Seal_Twice_GivesOtherBytes() => Assert.NotEqual(Key.Seal("text"u8, "place"u8), Key.Seal("text"u8, "place"u8));
}
