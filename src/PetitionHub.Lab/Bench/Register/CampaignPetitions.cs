using System.Globalization;
using Google.Protobuf;
using PetitionHub.Domain.Categories;
using PetitionHub.Domain.Divisions;
using PetitionHub.Lab.Demo.Material;
using PetitionHub.V1;

namespace PetitionHub.Lab.Bench.Register;

/// <summary>Petitions of many senders: each has a petitioner of its own, and a place and category of some hundred.</summary>
internal sealed class CampaignPetitions
{
    private const int Templates = 512;
    private const int IdentityBytes = 32;
    private const int TextLength = 400;

    private readonly PetitionDetails[] _templates;
    private readonly Texts _texts;
    private readonly string _text;

    public CampaignPetitions(Texts texts, int seed, DateTimeOffset now)
    {
        _texts = texts;
        var material = new BuiltInPetitions(DivisionTable.Official, CategoryTable.Official);
        _templates = [.. material.Generate(Templates, seed, now).Select(draft => draft.Details)];
        _text = Random(seed);
    }

    /// <summary>The petition of a number.</summary>
    public PetitionDetails Of(int number)
    {
        var details = _templates[number % _templates.Length].Clone();
        details.Content = _texts switch
        {
            Texts.Same => _text,
            Texts.Alike => _text.Insert(TextLength / 2, number.ToString("D8", CultureInfo.InvariantCulture)),
            _ => Random(number + 1),
        };
        var identity = new byte[IdentityBytes];
        new Random(number).NextBytes(identity);
        details.Petitioner ??= new Petitioner();
        details.Petitioner.IdentityDigest = UnsafeByteOperations.UnsafeWrap(identity);
        return details;
    }

    private static string Random(int seed)
    {
        var random = new Random(seed);
        return string.Create(TextLength, random, static (text, random) =>
        {
            foreach (ref var c in text)
                c = (char)random.Next('一', '龥');
        });
    }
}
