using PetitionHub.Cli.CommandLine;
using PetitionHub.Hub.Console.SignIn;
using Spectre.Console;

namespace PetitionHub.Cli.Operators;

/// <summary>A new password: asked for without an echo at a terminal, else the first line of standard input. Never on the command line.</summary>
internal static class Password
{
    /// <exception cref="UsageException">It is too short or too long, or the two are not the same.</exception>
    public static async Task<string> ReadAsync(CliHost host, CancellationToken cancellationToken)
    {
        var password = ReferenceEquals(host.Input, Console.In) && !Console.IsInputRedirected
            ? await AskAsync(cancellationToken)
            : await host.Input.ReadLineAsync(cancellationToken) ?? "";
        return password.Length is >= OperatorPasswords.MinLength and <= OperatorPasswords.MaxLength
            ? password
            : throw new UsageException(
                $"A password has {OperatorPasswords.MinLength} to {OperatorPasswords.MaxLength} characters.", "Take another, such as four words.");
    }

    private static async Task<string> AskAsync(CancellationToken cancellationToken)
    {
        // Not among what a script reads.
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        var password = await console.PromptAsync(Hidden("Password:"), cancellationToken);
        return await console.PromptAsync(Hidden("Again:"), cancellationToken) == password
            ? password
            : throw new UsageException("The two passwords are not the same.", "Run the same command again.");
    }

    private static TextPrompt<string> Hidden(string title) => new TextPrompt<string>(title).Secret(null);
}
