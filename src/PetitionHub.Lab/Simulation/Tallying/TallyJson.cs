using System.Globalization;
using System.Text.Json.Nodes;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Lab.Simulation.Tallying;

/// <summary>The tally for programs, as <c>simulation.json</c> has it beside the ledger.</summary>
internal static class TallyJson
{
    public static JsonObject Of(SimulationPlan plan, Tally tally) => new()
    {
        ["seed"] = plan.Seed,
        ["province"] = plan.Province.ToString(),
        ["start_time"] = Instant(plan.Start),
        ["day_time"] = Instant(plan.DayStart),
        ["end_time"] = Instant(plan.End),
        ["entries"] = tally.Entries,
        ["head_sha256"] = Convert.ToHexStringLower(tally.Head!.Sha256.Span),
        ["units"] = tally.Units,
        ["items"] = tally.Petitions.Count,
        ["items_by_channel"] = Counts(tally.Petitions.CountBy(one => EnumWords.Of(one.Channel))),
        ["items_by_purpose"] = Counts(tally.Petitions.CountBy(one => EnumWords.Of(one.Purpose))),
        ["items_by_status"] = Counts(tally.Petitions.CountBy(one => EnumWords.Of(one.Status))),
        ["repeats"] = tally.Petitions.Count(one => one.IsRepeat),
        ["backlog_cases"] = tally.Petitions.Count(one => one.IsBacklog),
        ["excluded_from_statistics"] = tally.Petitions.Count(one => one.IsExcluded),
        ["all"] = Of(tally.All),
        ["day"] = Of(tally.Day),
        ["stuck"] = new JsonObject
        {
            ["unclaimed"] = Standing(tally, PetitionStatus.HandedOver),
            ["objection"] = Standing(tally, PetitionStatus.Objected),
            ["dispute"] = Standing(tally, PetitionStatus.Disputed),
            ["parked"] = tally.Parked,
            ["overdue_at_end"] = tally.Petitions.Sum(one => one.Open.Count(duty => duty.DueAt <= plan.End)),
        },
        ["items_by_bounces"] = Counts(
            tally.Petitions.Where(one => one.Bounces > 0).CountBy(one => one.Bounces.ToString(CultureInfo.InvariantCulture))),
        ["replies_by_limit_day"] = new JsonArray(
            [.. tally.Petitions.Where(one => one.ReplyDay is not null && one.Status != PetitionStatus.Voided)
            .GroupBy(one => one.ReplyDay!.Value).OrderBy(one => one.Key)
            .Select(one => (JsonNode)new JsonObject
            {
                ["day"] = one.Key.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["items"] = one.Count(),
                ["in_time"] = one.Count(item => item.IsRepliedInTime),
            })]),
        ["open_duties"] = new JsonArray([.. tally.Petitions.SelectMany(one => one.Open)
            .CountBy(duty => (duty.Kind, duty.DueAt)).OrderBy(one => one.Key.DueAt).ThenBy(one => one.Key.Kind)
            .Select(one => (JsonNode)new JsonObject
            {
                ["kind"] = EnumWords.Of(one.Key.Kind), ["due_time"] = Instant(one.Key.DueAt), ["count"] = one.Value,
            })]),
    };

    private static long Standing(Tally tally, PetitionStatus status) => tally.Petitions.Count(one => one.Status == status);

    private static JsonObject Of(VolumeCount volume) => new()
    {
        ["registered"] = volume.Registered,
        ["flows"] = Counts(volume.Flows.Select(one => KeyValuePair.Create(EnumWords.Of(one.Key), one.Value))),
        ["flows_by_province"] = Pairs(volume.Provinces),
        ["flows_by_level"] = Pairs(volume.Levels),
        ["bounced"] = volume.Bounced,
        ["warned"] = volume.Warned,
        ["overdue"] = volume.Overdue,
        ["acknowledged"] = Of(volume.Acknowledged),
        ["accepted"] = Of(volume.Accepted),
        ["concluded"] = Of(volume.Concluded),
    };

    private static JsonObject Of(TimingCount timing) => new()
    {
        ["count"] = timing.Count,
        ["total_seconds"] = timing.TotalSeconds,
        ["longest_seconds"] = timing.LongestSeconds,
    };

    private static JsonArray Pairs(IReadOnlyDictionary<(string From, string To), long> counts) => new(
        [.. counts.OrderByDescending(one => one.Value).ThenBy(one => one.Key).Select(one => (JsonNode)new JsonObject
        {
            ["from"] = one.Key.From, ["to"] = one.Key.To, ["count"] = one.Value,
        })]);

    private static JsonObject Counts<T>(IEnumerable<KeyValuePair<string, T>> counts)
        where T : struct =>
        new(counts.OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => KeyValuePair.Create(one.Key, (JsonNode?)JsonValue.Create(one.Value))));

    private static string Instant(DateTimeOffset instant) =>
        instant.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
