using System.Globalization;
using PetitionHub.Hub.Paging;
using PetitionHub.Ledger.Lists;

namespace PetitionHub.Hub.Sync;

/// <summary>Where a page of a snapshot starts.</summary>
/// <param name="Sequence">The sequence of the snapshot.</param>
/// <param name="Sha256">The beginning of that entry's digest, in hexadecimal digits: a restored ledger may have another entry
/// there.</param>
/// <param name="Last">The last petition that was looked at; null for the first page.</param>
internal readonly record struct SnapshotPlace(long Sequence, string Sha256, PetitionPlace? Last);

/// <summary>Page tokens of snapshots.</summary>
internal static class SnapshotTokens
{
    public static string Write(this PageToken token, SnapshotPlace place) =>
        token.Write(string.Create(
            CultureInfo.InvariantCulture, $"{place.Sequence}-{place.Sha256}.{PageToken.TextOf(place.Last!.Value)}"));

    /// <summary>The place; null for the first page.</summary>
    public static SnapshotPlace? ReadSnapshot(this PageToken token, string text, long head)
    {
        if (token.Read(text) is not { } key)
            return null;
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && key[..dot].Split('-') is [var number, var sha256]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            && sequence > 0 && sequence <= head
            ? new SnapshotPlace(sequence, sha256, PageToken.PetitionOf(key[(dot + 1)..]))
            : throw PageToken.Invalid();
    }
}
