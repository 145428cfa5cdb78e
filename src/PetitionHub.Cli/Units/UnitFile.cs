using System.Text.Json;
using CsvHelper;
using Google.Protobuf;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Texts;
using PetitionHub.V1;

namespace PetitionHub.Cli.Units;

/// <summary>
/// Reads units from a file, a line at a time. A line that is not a unit is reported, and the others are still read.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="decoder">What makes text of its bytes.</param>
/// <param name="refuse">Called for each line that is not a unit: its number, and why.</param>
internal sealed class UnitFile(FileInfo file, TextDecoder decoder, Action<long, string> refuse)
{
    private static readonly string[] Columns = ["unit_code", "name", "territory", "organ_type", "system"];
    private static readonly JsonDocumentOptions StrictJson = new() { AllowDuplicateProperties = false };

    private static CsvReaderOptions StrictCsv => new()
    {
        Separator = ',',
        DetectSeparatorHint = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
    };

    /// <exception cref="UsageException">There is no such file, or it is not a file of units.</exception>
    public UnitSource Open()
    {
        if (!file.Exists)
            throw new UsageException($"There is no file '{file}'.", "units import takes a .csv or a .jsonl, or --national.");
        return file.Extension.ToLowerInvariant() switch
        {
            ".csv" => new UnitSource(Lines().LongCount() - 1, ReadCsv(ReadHeader())),
            ".jsonl" => new UnitSource(Lines().LongCount(), ReadEach(Lines(), ReadChange)),
            _ => throw new UsageException(
                $"'{file.Name}' is neither a .csv nor a .jsonl.", "The name's ending says what a file is."),
        };
    }

    private IEnumerable<TextLine> Lines() => TextLines.Read(file.FullName, decoder);

    private string ReadHeader()
    {
        var header = Lines().FirstOrDefault();
        if (header.Fault is not null)
            throw new UsageException(
                $"{file.Name}, line 1, {header.Fault}", $"Its first line has to name: {string.Join(",", Columns)}.");
        using var csv = CsvReader.FromText(header.Text ?? "", StrictCsv);
        csv.ReadHeader();
        return Columns.Except(csv.Headers).Any()
            ? throw new UsageException(
                $"'{file.Name}' lacks columns.", $"Its first line has to name: {string.Join(",", Columns)}.")
            : header.Text!;
    }

    /// <summary>
    /// Each line is read by itself, so that a quote that is never closed does not take the lines after it along.
    /// </summary>
    private IEnumerable<ImportUnitsRequest> ReadCsv(string header) => ReadEach(Lines().Skip(1), line =>
    {
        using var csv = CsvReader.FromText($"{header}\n{line}", StrictCsv);
        csv.ReadHeader();
        return csv.Read() ? UnitSource.Register(ReadUnit(csv)) : throw new FormatException("The line has no value.");
    });

    private static Unit ReadUnit(CsvReader csv)
    {
        var organ = csv.GetString("organ_type").Trim();
        return new Unit
        {
            UnitCode = csv.GetString("unit_code").Trim(),
            Name = csv.GetString("name").Trim(),
            Territory = csv.GetString("territory").Trim(),
            OrganType = EnumWords.TryParse<OrganType>(organ, out var type)
                ? type
                : throw new FormatException(
                    $"'{organ}' is not a kind of organ; one of: {string.Join(", ", EnumWords.All<OrganType>())}."),
            System = csv.GetString("system").Trim(),
        };
    }

    private static ImportUnitsRequest ReadChange(string line)
    {
        using var json = JsonDocument.Parse(line, StrictJson);
        if (json.RootElement.ValueKind != JsonValueKind.Object)
            throw new FormatException("Each line is a unit, or a change of a unit, in proto JSON.");
        var change = json.RootElement.TryGetProperty("unit", out _)
            ? JsonParser.Default.Parse<UnitChange>(line)
            : new UnitChange { Kind = UnitChangeKind.Register, Unit = JsonParser.Default.Parse<Unit>(line) };
        return change.Unit is null ? throw new FormatException("The change names no unit.") : UnitSource.Request(change);
    }

    private IEnumerable<ImportUnitsRequest> ReadEach(IEnumerable<TextLine> lines, Func<string, ImportUnitsRequest> read)
    {
        foreach (var line in lines)
            if ((line.Fault is not null || !string.IsNullOrWhiteSpace(line.Text)) && TryRead(line, read) is { } request)
                yield return request;
    }

    /// <summary>Whatever is wrong with a line is wrong with that line alone.</summary>
    private ImportUnitsRequest? TryRead(TextLine line, Func<string, ImportUnitsRequest> read)
    {
        try
        {
            return line.Fault is null ? read(line.Text) : throw new FormatException(line.Fault);
        }
        catch (Exception exception)
        {
            refuse(line.Number, exception.Message);
            return null;
        }
    }
}
