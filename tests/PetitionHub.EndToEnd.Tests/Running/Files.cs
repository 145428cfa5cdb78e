using System.Text.Json;
using Google.Protobuf;
using PetitionHub.Domain.Divisions;
using PetitionHub.Wire;

namespace PetitionHub.EndToEnd.Tests.Running;

/// <summary>Files as users have them.</summary>
internal static class Files
{
    /// <summary>The units of a province, JSON lines.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="province">The first digits of its divisions, as 43.</param>
    /// <returns>How many units it has.</returns>
    public static int WriteUnits(string path, string province) =>
        WriteUnits(path, unit => unit.Territory.Digits.StartsWith(province, StringComparison.Ordinal));

    /// <summary>Those units of the country that are wanted, JSON lines; tells how many.</summary>
    public static int WriteUnits(string path, Func<Domain.Units.Unit, bool> isWanted)
    {
        var units = NationalDirectory.Generate(DivisionTable.Official)
            .Where(isWanted)
            .Select(unit => JsonFormatter.Default.Format(UnitWire.ToWire(unit)))
            .ToList();
        File.WriteAllLines(path, units);
        return units.Count;
    }

    /// <summary>Petitions, JSON lines, each handed over at once.</summary>
    public static void WritePetitions(string path, int count, string destination) => File.WriteAllLines(
        path,
        Enumerable.Range(1, count).Select(number => JsonSerializer.Serialize(new
        {
            id = $"letter-{number}",
            details = new
            {
                subject = $"第{number}号来信",
                content = $"第{number}号来信的内容",
                category = "999901",
                territory = "430103",
                channel = "CHANNEL_LETTER",
                purpose = "PURPOSE_APPEAL",
            },
            handover = new { transfer = new { destination_unit = destination } },
        })));

    /// <summary>The whole lines of a file that another process writes.</summary>
    public static string[] ReadWholeLines(string path)
    {
        if (!File.Exists(path))
            return [];
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n')[..^1];
    }
}
