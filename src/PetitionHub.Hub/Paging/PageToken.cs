using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Errors;
using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Lists;

namespace PetitionHub.Hub.Paging;

/// <summary>
/// Page tokens of one list with one filter: where the next page starts, and a digest of the filter, so that a token of another
/// list or filter is refused by name instead of giving a wrong page.
/// </summary>
internal sealed class PageToken
{
    private readonly string _filter;

    private PageToken(string filter) => _filter = filter;

    /// <summary>The tokens of a list whose filter is these values.</summary>
    public static PageToken Of(params ReadOnlySpan<string> filter)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', filter)));
        return new PageToken(Base64Url.EncodeToString(digest.AsSpan(0, 6)));
    }

    public string Write(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{_filter}.{key}"));

    public string Write(long sequence) => Write(sequence.ToString(CultureInfo.InvariantCulture));

    public string Write(PetitionPlace last) => Write(TextOf(last));

    /// <summary>The key where the page starts; null for the first page.</summary>
    public string? Read(string token)
    {
        if (token.Length == 0)
            return null;
        var text = Base64Url.IsValid(token) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)) : "";
        return text.StartsWith(_filter + ".", StringComparison.Ordinal) ? text[(_filter.Length + 1)..] : throw Invalid();
    }

    public long ReadSequence(string token) => Read(token) is not { } key
        ? 0
        : long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : throw Invalid();

    /// <summary>The place of the last petition of the page before.</summary>
    public PetitionPlace? ReadPetition(string token) => Read(token) is { } key ? PetitionOf(key) : null;

    /// <summary>A petition's place as a part of a key.</summary>
    public static string TextOf(PetitionPlace place) =>
        string.Create(CultureInfo.InvariantCulture, $"{place.RegisteredAt.ToUnixTimeMilliseconds()}.{place.Id}");

    /// <summary>Reads <see cref="TextOf"/>.</summary>
    public static PetitionPlace PetitionOf(string key)
    {
        var parts = key.Split('.');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ms)
            && ms <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() && Guid.TryParse(parts[1], out var id)
            ? new PetitionPlace(DateTimeOffset.FromUnixTimeMilliseconds(ms), new PetitionId(id))
            : throw Invalid();
    }

    public string Write(ParkedPlace last) =>
        Write(string.Create(CultureInfo.InvariantCulture, $"{last.Consumer}.{last.Sequence}"));

    /// <summary>The place of the last parked entry of the page before.</summary>
    public ParkedPlace? ReadParked(string token)
    {
        if (Read(token) is not { } key)
            return null;
        var parts = key.Split('.');
        return parts.Length == 2 && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? new ParkedPlace(parts[0], sequence)
            : throw Invalid();
    }

    public string Write(FiledAttachmentPlace last) =>
        Write(string.Create(CultureInfo.InvariantCulture, $"{last.Sequence}.{last.Index}"));

    /// <summary>The place of the last attachment of the page before.</summary>
    public FiledAttachmentPlace? ReadAttachment(string token)
    {
        if (Read(token) is not { } key)
            return null;
        var parts = key.Split('.');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? new FiledAttachmentPlace(sequence, index)
            : throw Invalid();
    }

    public static RefusalException Invalid() => new(new Refusal(
        RefusalReason.PageTokenInvalid, "The page token is not one that this list gave for this filter. Start at the first page.")
        .At("page_token"));
}
