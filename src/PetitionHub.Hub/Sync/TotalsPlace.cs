using System.Globalization;
using PetitionHub.Hub.Paging;
using PetitionHub.V1;

namespace PetitionHub.Hub.Sync;

/// <summary>Where a page of totals starts.</summary>
/// <param name="Period">The period, as the first page found it.</param>
/// <param name="Direction">The direction of the last total before.</param>
/// <param name="Counterparty">Its counterparty.</param>
internal readonly record struct TotalsPlace(ExchangePeriod Period, ExchangeDirection Direction, string Counterparty)
{
    public bool IsBefore(ExchangeTotals totals) => totals.Direction != Direction
        ? totals.Direction > Direction
        : string.CompareOrdinal(totals.Counterparty, Counterparty) > 0;
}

/// <summary>Page tokens of totals.</summary>
internal static class TotalsTokens
{
    public static string Write(this PageToken token, TotalsPlace place) =>
        token.Write(string.Create(CultureInfo.InvariantCulture,
            $"{place.Period.After}.{place.Period.Through}.{(int)place.Direction}.{place.Counterparty}"));

    /// <summary>The place; null for the first page.</summary>
    public static TotalsPlace? ReadTotals(this PageToken token, string text)
    {
        if (token.Read(text) is not { } key)
            return null;
        var parts = key.Split('.');
        return parts.Length == 4 && TryRead(parts[0], out var after) && TryRead(parts[1], out var through)
            && TryRead(parts[2], out var direction)
            ? new TotalsPlace(new ExchangePeriod(after, through), (ExchangeDirection)direction, parts[3])
            : throw PageToken.Invalid();
    }

    private static bool TryRead(string text, out long sequence) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out sequence);
}
