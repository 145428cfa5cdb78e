using System.Globalization;
using CsvHelper;
using Google.Protobuf.WellKnownTypes;
using Spectre.Console;

namespace PetitionHub.CommandLine.Output;

/// <summary>
/// Rows of values: a table for people, with grouped digits and Shanghai time, or comma-separated values for spreadsheets and
/// programs, with plain numbers and UTC.
/// </summary>
internal sealed class Sheet(params string[] headings)
{
    private readonly List<object?[]> _rows = [];

    /// <summary>Whether comma-separated values begin with the headings.</summary>
    public bool HasHeadings { get; init; } = true;

    /// <summary>Adds a row. Values are texts, whole numbers, numbers, timestamps, or nothing.</summary>
    public Sheet Row(params object?[] values)
    {
        _rows.Add(values);
        return this;
    }

    public Table ToTable()
    {
        var table = Tables.Of(headings);
        foreach (var row in _rows)
            table.Row([.. row.Select(Show)]);
        return table;
    }

    public void WriteCsv(TextWriter output)
    {
        using var csv = CsvWriter.Create(
            output, new CsvWriterOptions { NewLine = "\n", Injection = CsvInjection.Escape }, leaveOpen: true);
        if (HasHeadings)
            csv.WriteRecord(headings);
        foreach (var row in _rows)
            csv.WriteRecord([.. row.Select(Write)]);
    }

    /// <summary>A value for people.</summary>
    public static string Show(object? value) => value switch
    {
        null => "",
        Timestamp instant => Moments.Of(instant),
        double number => number.ToString("0.###", CultureInfo.InvariantCulture),
        int or long => string.Create(CultureInfo.InvariantCulture, $"{value:N0}"),
        _ => value.ToString()!,
    };

    private static string Write(object? value) => value switch
    {
        null => "",
        Timestamp instant => instant.ToDateTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
