using System.Globalization;
using PetitionHub.Client;

namespace PetitionHub.Lab.Bench.Handover;

/// <summary>
/// Request ids that carry the number of the command in their last 8 hex digits, so that the receiver of an entry knows which
/// command it was without a look-up.
/// </summary>
/// <param name="run">Distinguishes runs: ids of one run never come up in another.</param>
/// <param name="phase">Distinguishes the phases of a run.</param>
internal sealed class NumberedIds(string run, string phase)
{
    private const int Length = 36;
    private const int NumberDigits = 8;

    private readonly string _prefix = CommandId.Of("bench", run, phase).ToString()[..(Length - NumberDigits)];

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
