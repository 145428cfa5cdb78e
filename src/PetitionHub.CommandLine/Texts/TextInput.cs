using System.CommandLine;

namespace PetitionHub.CommandLine.Texts;

/// <summary>
/// The texts that a command reads, and the option that says in which encoding they are. Long texts of a command line are as they
/// stand, <c>@FILE</c> for a file's content, or <c>-</c> for standard input.
/// </summary>
internal sealed class TextInput
{
    private const string Gb18030 = "gb18030";

    private readonly Option<string> _encoding = Option();

    public void AddTo(Command command) => command.Add(_encoding);

    /// <summary>What decodes the command's texts.</summary>
    public TextDecoder Decoder(ParseResult parse) =>
        parse.GetValue(_encoding) == Gb18030 ? TextDecoder.Gb18030 : TextDecoder.Utf8;

    /// <summary>The text of such a value.</summary>
    /// <exception cref="UsageException">There is no such file, or it is in another encoding.</exception>
    public async Task<string> ReadAsync(ParseResult parse, string value, CliHost host, CancellationToken cancellationToken) =>
        value switch
        {
            "-" => Decoder(parse).Decode(await ReadInputAsync(host, cancellationToken), "standard input"),
            ['@', .. var path] => await ReadFileAsync(path, Decoder(parse), cancellationToken),
            _ => value,
        };

    private static async Task<byte[]> ReadInputAsync(CliHost host, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        await host.Input.CopyToAsync(all, cancellationToken);
        return all.ToArray();
    }

    private static async Task<string> ReadFileAsync(string path, TextDecoder decoder, CancellationToken cancellationToken) =>
        File.Exists(path)
        ? decoder.Decode(await File.ReadAllBytesAsync(path, cancellationToken), path).TrimEnd('\r', '\n')
        : throw new UsageException($"There is no file '{path}'.", "A value that begins with @ is read from the file after it.");

    private static Option<string> Option()
    {
        var option = new Option<string>("--encoding")
        {
            Description = "In which encoding the texts of files and of standard input are: utf-8, or gb18030, which takes GBK "
                + "and GB2312 too.",
            HelpName = "name",
            DefaultValueFactory = _ => "utf-8",
        };
        option.AcceptOnlyFromAmong("utf-8", Gb18030);
        return option;
    }
}
