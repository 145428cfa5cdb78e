using System.Text.Json;
using CsvHelper;
using Google.Protobuf;
using PetitionHub.Cli.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Units;

/// <summary>
/// Reads units from a file, a line at a time. A line that is none ends the import before anything after it is sent.
/// </summary>
internal static class UnitFile
{
    private static readonly string[] Columns = ["unit_code", "name", "territory", "organ_type", "system"];

    private static CsvReaderOptions Strict => new()
    {
        Separator = ',',
        DetectSeparatorHint = false,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
    };

    public static UnitSource Open(FileInfo file)
    {
        if (!file.Exists)
            throw new UsageException($"There is no file '{file}'.", "units import takes a .csv or a .jsonl, or --national.");
        return file.Extension.ToLowerInvariant() switch
        {
            ".csv" => new UnitSource(File.ReadLines(file.FullName).LongCount() - 1, ReadCsv(file)),
            ".jsonl" => new UnitSource(File.ReadLines(file.FullName).LongCount(), ReadJsonLines(file)),
            _ => throw new UsageException(
                $"'{file.Name}' is neither a .csv nor a .jsonl.", "The name's ending says what a file is."),
        };
    }

    private static IEnumerable<ImportUnitsRequest> ReadCsv(FileInfo file)
    {
        using var csv = CsvReader.FromFile(file.FullName, Strict);
        csv.ReadHeader();
        if (Columns.Except(csv.Headers).Any())
            throw new UsageException(
                $"'{file.Name}' lacks columns.", $"Its first line has to name: {string.Join(",", Columns)}.");
        while (TryRead(csv, file))
            yield return UnitSource.Register(ReadUnit(csv, file));
    }

    private static bool TryRead(CsvReader csv, FileInfo file)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException exception)
        {
            throw new UsageException(
                $"{file.Name}: {exception.Message}", "Every line has a value for each column, as RFC 4180 says.");
        }
    }

    private static Unit ReadUnit(CsvReader csv, FileInfo file)
    {
        var organ = csv.GetString("organ_type").Trim();
        return new Unit
        {
            UnitCode = csv.GetString("unit_code").Trim(),
            Name = csv.GetString("name").Trim(),
            Territory = csv.GetString("territory").Trim(),
            OrganType = EnumWords.TryParse<OrganType>(organ, out var type)
                ? type
                : throw new UsageException(
                    $"{file.Name}, line {csv.LineNumber}: '{organ}' is no kind of organ.",
                    $"One of: {string.Join(", ", EnumWords.All<OrganType>())}."),
            System = csv.GetString("system").Trim(),
        };
    }

    private static IEnumerable<ImportUnitsRequest> ReadJsonLines(FileInfo file)
    {
        var number = 0;
        foreach (var line in File.ReadLines(file.FullName))
        {
            number++;
            if (line.Length > 0)
                yield return UnitSource.Request(ReadChange(file, number, line));
        }
    }

    private static UnitChange ReadChange(FileInfo file, int number, string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.TryGetProperty("unit", out _)
                ? JsonParser.Default.Parse<UnitChange>(line)
                : new UnitChange { Kind = UnitChangeKind.Register, Unit = JsonParser.Default.Parse<Unit>(line) };
        }
        catch (Exception exception) when (
            exception is JsonException or InvalidProtocolBufferException or InvalidOperationException)
        {
            throw new UsageException(
                $"{file.Name}, line {number}: {exception.Message}", "Each line is a unit, or a change of a unit, in proto JSON.");
        }
    }
}
