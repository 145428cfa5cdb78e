using PetitionHub.Hub.Requests;
using PetitionHub.V1;

namespace PetitionHub.Hub.Sync;

/// <summary>Checks the ranges that a caller compares.</summary>
internal static class ExchangeRanges
{
    private const int MaxRanges = 64;
    private const int DigestBytes = 32;

    public static void Compare(this RequestFields fields, CompareDigestsRequest request)
    {
        fields.Choice<ExchangeDirection>("direction", (int)request.Direction);
        if (request.Counterparty.Length > 0)
            fields.Unit("counterparty", request.Counterparty);
        if (request.Ranges.Count is 0 or > MaxRanges)
        {
            fields.Reject("ranges", $"must be 1 to {MaxRanges}");
            return;
        }

        for (var i = 0; i < request.Ranges.Count; i++)
        {
            var range = request.Ranges[i];
            if (range.AfterSequence < 0)
                fields.Reject($"ranges[{i}].after_sequence", "must be 0 or more");
            if (range.ThroughSequence <= range.AfterSequence)
                fields.Reject($"ranges[{i}].through_sequence", "must be more than after_sequence");
            if (range.Count < 0)
                fields.Reject($"ranges[{i}].count", "must be 0 or more");
            if (range.Digest.Length != DigestBytes)
                fields.Reject($"ranges[{i}].digest", $"must be {DigestBytes} bytes, and has {range.Digest.Length}",
                    $"{range.Digest.Length}");
        }

        var ordered = request.Ranges.OrderBy(range => range.AfterSequence).ToList();
        for (var i = 1; i < ordered.Count; i++)
            if (ordered[i].AfterSequence < ordered[i - 1].ThroughSequence)
                fields.Reject("ranges", "must not overlap");
    }
}
