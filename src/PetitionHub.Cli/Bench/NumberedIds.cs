using System.Globalization;

namespace PetitionHub.Cli.Bench;

/// <summary>
/// Request ids that carry the number of the handover in their last 8 hex digits, so that whoever receives an entry knows
/// which handover it is without looking anything up.
/// </summary>
/// <param name="seed">Tells runs against one hub apart, with the salt.</param>
/// <param name="salt">Tells phases of one run apart.</param>
internal sealed class NumberedIds(int seed, int salt)
{
    private const int Length = 36;
    private const int NumberDigits = 8;

    // Version 8 (RFC 9562): the bits are the application's own.
    private readonly string _prefix = string.Create(CultureInfo.InvariantCulture, $"{seed:x8}-{salt & 0xffff:x4}-8000-8000-0000");

    /// <summary>The id of a number, 0 or more.</summary>
    public string Of(int number) => string.Create(CultureInfo.InvariantCulture, $"{_prefix}{number:x8}");

    /// <summary>Reads the number of an id; false where it is not one of these.</summary>
    public bool TryRead(string id, out int number)
    {
        number = 0;
        return id.Length == Length
            && id.StartsWith(_prefix, StringComparison.Ordinal)
            && int.TryParse(
                id.AsSpan(Length - NumberDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number)
            && number >= 0;
    }
}
