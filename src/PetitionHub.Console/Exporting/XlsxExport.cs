using MiniExcelLibs;

namespace PetitionHub.Console.Exporting;

/// <summary>
/// A table as a spreadsheet (Office Open XML). Its rows go to a file in a folder first, since the format's directory comes last.
/// </summary>
internal static class XlsxExport
{
    public static async Task WriteAsync(ExportTable table, string folder, Stream stream, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, $"petitionhub-export-{Guid.NewGuid():N}.xlsx");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 64 * 1024,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(path, options);
        await file.SaveAsAsync(RowsOf(table, cancellationToken), cancellationToken: cancellationToken);
        file.Position = 0;
        await file.CopyToAsync(stream, cancellationToken);
    }

    private static IAsyncEnumerable<IDictionary<string, object?>> RowsOf(
        ExportTable table, CancellationToken cancellationToken) =>
        table.Rows.Select(IDictionary<string, object?> (row) =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return table.Headings.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second);
        });
}
