using System.Globalization;
using System.Text;
using PetitionHub.Domain.Categories;
using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Lab.Bench.Handover;

namespace PetitionHub.Lab.Bench.Repeats;

/// <summary>
/// Items made up from a vocabulary in which few words are frequent, as in any language. One in twenty is another one, retyped in
/// part; one in a hundred is the same form letter; one in a thousand is of one petitioner who never stops. The same number gives
/// the same item.
/// </summary>
internal sealed class SyntheticPetitions(int count)
{
    private const int Words = 20_000;
    private const int LeastWords = 30;
    private const int MostWords = 180;
    private const int RetypedEach = 20;
    private const int FormLetterEach = 100;
    private const int ProlificEach = 1_000;
    private const int FormLetterNumber = -1;

    private static readonly string[] Vocabulary = MakeVocabulary();
    private static readonly ZipfSampler Ranks = new(Words, 1);
    private static readonly Category[] Categories = [.. CategoryTable.Official.All];
    private static readonly Territory[] Counties =
        [.. DivisionTable.Official.All.Select(division => division.Territory)
            .Where(territory => territory.Level == Level.County)];

    /// <summary>An item that the ledger has, where the number is below the count.</summary>
    public PetitionDetails Make(int number)
    {
        var random = new Random(number);
        return new PetitionDetails
        {
            Subject = "测试件",
            Content = TextOf(number),
            Petitioner = Petitioner.Anonymous with { IdentityDigest = IdentityOf(number, random) },
            Channel = Channel.Website,
            Purpose = Purpose.Appeal,
            Category = Categories[random.Next(Categories.Length)].Code,
            Territory = Counties[random.Next(Counties.Length)],
        };
    }

    /// <summary>What a clerk may register next: a quarter each is sent again, retyped, new, and the form letter.</summary>
    public PetitionDetails MakeQuery(int number)
    {
        var random = new Random(~number);
        var known = Make(random.Next(count));
        return (number % 4) switch
        {
            0 => known,
            1 => known with { Content = Retype(known.Content, random), Petitioner = Petitioner.Anonymous },
            2 => Make(count + number),
            _ => known with
            {
                Content = Write(FormLetterNumber),
                Petitioner = Petitioner.Anonymous with { IdentityDigest = "00" }
            },
        };
    }

    private static string TextOf(int number)
    {
        if (number % FormLetterEach == 1)
            return Write(FormLetterNumber);
        if (number % RetypedEach != 0 || number == 0)
            return Write(number);
        var random = new Random(number);
        return Retype(Write((random.Next(number) / RetypedEach * RetypedEach) + 2), random);
    }

    private string IdentityOf(int number, Random random) => number % ProlificEach == 0
        ? "00"
        : random.Next(count * 4 / 5).ToString("x8", CultureInfo.InvariantCulture);

    private static string Write(int number)
    {
        var random = new Random(number);
        var text = new StringBuilder();
        for (var words = random.Next(LeastWords, MostWords); words > 0; words--)
            text.Append(Vocabulary[Ranks.Next(random)]).Append(words % 9 == 0 ? "，" : "");
        return text.ToString();
    }

    /// <summary>Replaces up to a third of the text, in one to five places.</summary>
    private static string Retype(string text, Random random)
    {
        var retyped = new StringBuilder(text);
        var places = random.Next(1, 6);
        var most = Math.Max(1, text.Length / 3 / places);
        for (var place = 0; place < places; place++)
        {
            var at = random.Next(text.Length - most);
            for (var i = at + random.Next(most); i >= at; i--)
                retyped[i] = Vocabulary[random.Next(Words)][0];
        }

        return retyped.ToString();
    }

    private static string[] MakeVocabulary()
    {
        const int Ideographs = 3_000;
        const char First = '一';
        var random = new Random(1);
        return [.. Enumerable.Range(0, Words).Select(_ => new string(
            [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => (char)(First + random.Next(Ideographs)))]))];
    }
}
