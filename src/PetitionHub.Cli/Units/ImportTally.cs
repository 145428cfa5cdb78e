using System.Globalization;
using System.Text.Json.Nodes;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.Domain.Units;
using PetitionHub.V1;
using Spectre.Console;
using Level = PetitionHub.Domain.Units.Level;
using OrganType = PetitionHub.V1.OrganType;

namespace PetitionHub.Cli.Units;

/// <summary>Counts what an import came to, by level and kind of organ.</summary>
/// <param name="headBefore">The ledger's head before the import: receipts up to it are of an earlier run.</param>
internal sealed class ImportTally(long headBefore)
{
    // The same change twice has one receipt, and is counted once.
    private readonly HashSet<long> _receipts = [];
    private readonly SortedDictionary<(Level Level, OrganType Organ), long> _accepted = [];

    public long Added { get; private set; }

    public long Unchanged { get; private set; }

    public long Refused { get; private set; }

    public long Answered => Added + Unchanged + Refused;

    public void Add(UnitChange change, ImportUnitsResponse answer)
    {
        if (answer.Receipt is not { } receipt)
        {
            Refused++;
            return;
        }

        var isFirst = _receipts.Add(receipt.FirstSequence);
        if (isFirst && receipt.FirstSequence > headBefore)
            Added++;
        else
            Unchanged++;
        if (!isFirst)
            return;
        if (Territory.TryParse(change.Unit.Territory, out var territory))
        {
            var key = (territory.Level, change.Unit.OrganType);
            _accepted[key] = _accepted.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>Lines that are not a unit, and were not sent.</summary>
    public void RefuseLines(int count) => Refused += count;

    public JsonObject ToJson() => new()
    {
        ["added"] = Added,
        ["unchanged"] = Unchanged,
        ["refused"] = Refused,
        ["units"] = new JsonArray([.. _accepted.Select(pair => new JsonObject
        {
            ["level"] = EnumWords.Of(pair.Key.Level), ["organ_type"] = EnumWords.Of(pair.Key.Organ), ["count"] = pair.Value,
        })]),
    };

    public Table ToTable()
    {
        var organs = _accepted.Keys.Select(key => key.Organ).Distinct().Order().ToArray();
        var table = Tables.Of(["level", .. organs.Select(EnumWords.Of), "all"]);
        foreach (var level in _accepted.GroupBy(pair => pair.Key.Level))
            table.Row(
            [
                EnumWords.Of(level.Key),
                .. organs.Select(organ => Count(_accepted.GetValueOrDefault((level.Key, organ)))),
                Count(level.Sum(pair => pair.Value)),
            ]);
        return table;
    }

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
