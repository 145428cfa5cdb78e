namespace PetitionHub.Cli.CommandLine;

/// <summary>
/// Long texts of a command line: as they stand, <c>@FILE</c> for a file's content, <c>-</c> for standard input.
/// </summary>
internal static class TextValue
{
    public static async Task<string> ReadAsync(string value, CliHost host, CancellationToken cancellationToken) => value switch
    {
        "-" => await host.Input.ReadToEndAsync(cancellationToken),
        ['@', .. var path] => await ReadFileAsync(path, cancellationToken),
        _ => value,
    };

    private static async Task<string> ReadFileAsync(string path, CancellationToken cancellationToken) => File.Exists(path)
        ? (await File.ReadAllTextAsync(path, cancellationToken)).TrimEnd('\r', '\n')
        : throw new UsageException($"There is no file '{path}'.", "A value that begins with @ is read from the file after it.");
}
