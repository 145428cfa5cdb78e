using System.Globalization;
using PetitionHub.Console.Texts;
using PetitionHub.V1;

namespace PetitionHub.Console.Reading;

/// <summary>An official figure's value in words: a rate in per cent, or days.</summary>
internal static class FigureValue
{
    public static string Show(FigureResult figure, TextTable texts) => (figure.HasValue, figure.Figure) switch
    {
        (false, _) => "–",
        (true, Figure.Duration) => texts.Say("figure.days", figure.Value.ToString("0.0", CultureInfo.InvariantCulture)),
        // The share of voided items among all says nothing of what units do.
        (true, Figure.Voided) => figure.Petitions.ToString("N0", CultureInfo.InvariantCulture),
        (true, _) => string.Create(CultureInfo.InvariantCulture, $"{figure.Value * 100:0.00} %"),
    };
}
