using CsvHelper;

namespace PetitionHub.Console.Exporting;

/// <summary>
/// A table as CSV (RFC 4180) in UTF-8 with a mark, without which spreadsheet programs take Chinese for something else.
/// </summary>
internal static class CsvExport
{
    // A text that begins like a formula is escaped: a spreadsheet would carry it out.
    private static readonly CsvWriterOptions Options = new()
    {
        NewLine = "\r\n",
        Injection = CsvInjection.Escape,
        WriteByteOrderMark = true
    };

    public static async Task WriteAsync(ExportTable table, Stream stream, CancellationToken cancellationToken)
    {
        await using var csv = CsvWriter.Create(stream, Options, leaveOpen: true);
        await csv.WriteRecordAsync([.. table.Headings], cancellationToken);
        await foreach (var row in table.Rows.WithCancellation(cancellationToken))
        {
            foreach (var value in row)
                csv.WriteField(value);
            await csv.EndRecordAsync(cancellationToken);
        }

        await csv.FlushAsync(cancellationToken);
    }
}
