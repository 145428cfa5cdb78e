using Spectre.Console;

namespace PetitionHub.CommandLine.Output;

/// <summary>The look of every table. Cells are text, never markup: a petition may contain anything.</summary>
internal static class Tables
{
    public static Table Of(params string[] headers)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var header in headers)
            table.AddColumn(new TableColumn(new Text(header)));
        return table;
    }

    /// <summary>A table of names and values; empty values are left out.</summary>
    public static Table OfFields(params IEnumerable<(string Name, string Value)> fields)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = false };
        table.AddColumn(new TableColumn("") { NoWrap = true });
        table.AddColumn(new TableColumn(""));
        foreach (var (name, value) in fields.Where(field => field.Value.Length > 0))
            table.Row(name, value);
        return table;
    }

    public static Table Row(this Table table, params string[] cells)
    {
        table.AddRow(cells.Select(cell => new Text(Printable(cell))));
        return table;
    }

    /// <summary>Without control characters, which could rewrite the reader's terminal.</summary>
    private static string Printable(string text) =>
        text.Any(c => char.IsControl(c) && c != '\n') ? string.Concat(text.Where(c => !char.IsControl(c) || c == '\n')) : text;
}
