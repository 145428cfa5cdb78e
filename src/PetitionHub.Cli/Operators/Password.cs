using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Texts;
using PetitionHub.Console.SignIn;
using Spectre.Console;

namespace PetitionHub.Cli.Operators;

/// <summary>
/// A new password: asked for without an echo at a terminal, else the first line of standard input. Never on the command line.
/// </summary>
internal static class Password
{
    /// <exception cref="UsageException">It is too short or too long, or the two are not the same.</exception>
    public static async Task<string> ReadAsync(CliHost host, CancellationToken cancellationToken)
    {
        // Decoded strictly: two passwords that are not UTF-8 would both be the same row of U+FFFD.
        var password = host.IsTyped
            ? await AskAsync(cancellationToken)
            : TextDecoder.Utf8.Decode(await FirstLineAsync(host.Input, cancellationToken), "standard input");
        return password.Length is >= OperatorPasswords.MinLength and <= OperatorPasswords.MaxLength
            ? password
            : throw new UsageException(
                $"A password has {OperatorPasswords.MinLength} to {OperatorPasswords.MaxLength} characters.", "Take another, "
                    + "such as four words.");
    }

    private static async Task<byte[]> FirstLineAsync(Stream input, CancellationToken cancellationToken)
    {
        using var line = new MemoryStream();
        var one = new byte[1];
        while (line.Length <= OperatorPasswords.MaxLength * 4 && await input.ReadAsync(one, cancellationToken) > 0
            && one[0] != '\n')
            line.WriteByte(one[0]);
        return line.ToArray() is [.. var whole, (byte)'\r'] ? whole : line.ToArray();
    }

    private static async Task<string> AskAsync(CancellationToken cancellationToken)
    {
        // Not among what a script reads.
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Error) });
        var password = await console.PromptAsync(Hidden("Password:"), cancellationToken);
        return await console.PromptAsync(Hidden("Again:"), cancellationToken) == password
            ? password
            : throw new UsageException("The two passwords are not the same.", "Run the same command again.");
    }

    private static TextPrompt<string> Hidden(string title) => new TextPrompt<string>(title).Secret(null);
}
