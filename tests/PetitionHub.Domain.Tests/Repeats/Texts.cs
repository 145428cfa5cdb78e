using CsCheck;

namespace PetitionHub.Domain.Tests.Repeats;

/// <summary>Texts as petitions have them: mostly ideographs, with masked regions, digits and punctuation in between.</summary>
internal static class Texts
{
    private static readonly Gen<char> AnyCharacter = Gen.Frequency(
        (12, Gen.Char['一', '龥']),
        (2, Gen.Char['A', 'z']),
        (2, Gen.Char['0', '9']),
        (1, Gen.OneOf('，', '。', ' ', '\n', '　', '（', '！', '—', '…')),
        (1, Gen.Char['Ａ', 'ｚ']));

    public static Gen<string> Any { get; } = OfLength(0, 300);

    public static Gen<string> Long { get; } = OfLength(60, 300);

    public static Gen<string> OfLength(int least, int most) =>
        AnyCharacter.Array[least, most].Select(characters => new string(characters));
}
