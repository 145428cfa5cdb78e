using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Data.Common;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Connection;
using PetitionHub.CommandLine.Output;

namespace PetitionHub.Cli;

/// <summary>Runs one command line, and turns whatever comes of it into an exit code. The one place that reports errors.</summary>
internal static class Run
{
    // `@file` is for values, and read by TextInput: the library's response files would split a text at its spaces.
    private static ParserConfiguration Parsing => new() { ResponseFileTokenReplacer = null };

    public static ParseResult Parse(PetitionHubCommand root, IReadOnlyList<string> args) => root.Parse(args, Parsing);

    public static async Task<int> Async(
        IReadOnlyList<string> args, CliHost host, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var parse = Parse(new PetitionHubCommand(host), args);
        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            // Signals are Interruption's: a command stops by itself, however long that takes.
            ProcessTerminationTimeout = null,
        };
        var report = new ErrorReport(error, IsJson(parse));
        if (parse.Action is ParseErrorAction)
            return RefuseUsage(parse, report);
        if (args.FirstOrDefault(arg => arg.Contains('\uFFFD', StringComparison.Ordinal)) is { } lost)
            return RefuseLostText(lost, report);
        try
        {
            var code = await parse.InvokeAsync(configuration, cancellationToken);
            // What cannot be written is a failure also at the very end.
            await output.FlushAsync(CancellationToken.None);
            return code;
        }
        catch (Exception exception) when (IsOutputClosed(exception, host))
        {
            return ExitCodes.OutputClosed;
        }
        catch (Exception exception) when (IsInterruption(exception, cancellationToken))
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception exception)
        {
            return Report(exception, parse, report);
        }
    }

    private static int RefuseUsage(ParseResult parse, ErrorReport report)
    {
        var help = string.Join(' ', CommandPath(parse).Append("--help"));
        report.Write(
            "USAGE", DidYouMean(parse) ?? string.Join(' ', parse.Errors.Select(fault => fault.Message)), $"See: {help}",
            ExitCodes.Usage);
        return ExitCodes.Usage;
    }

    /// <summary>For a word that is nearly a command or an option at its place; null where none is similar.</summary>
    private static string? DidYouMean(ParseResult parse)
    {
        if (parse.UnmatchedTokens is not [{ Length: > 1 } word, ..])
            return null;
        var isOption = word.StartsWith('-');
        var command = parse.CommandResult.Command;
        var options = command.Options.Concat(CommandResults(parse)
            .SelectMany(result => result.Command.Options.Where(option => option.Recursive)));
        var words = isOption
            ? options.Where(option => !option.Hidden).Select(option => option.Name)
            : command.Subcommands.Where(below => !below.Hidden).Select(below => below.Name);
        var (kind, path) = (isOption ? "an option" : "a command", string.Join(' ', CommandPath(parse)));
        return Nearest.Of(word, words) is { } near ? $"'{word}' is not {kind} of '{path}'. Did you mean '{near}'?" : null;
    }

    /// <summary>
    /// The runtime puts U+FFFD for the bytes of an argument that are not UTF-8: what was meant is lost by then.
    /// </summary>
    private static int RefuseLostText(string argument, ErrorReport report)
    {
        report.Write(
            "USAGE", $"The argument '{argument}' is not UTF-8.",
            "Use a terminal whose encoding is UTF-8, or give the text as @FILE.", ExitCodes.Usage);
        return ExitCodes.Usage;
    }

    private static int Report(Exception exception, ParseResult parse, ErrorReport report)
    {
        switch (exception)
        {
            case UsageException usage:
                report.Write("USAGE", usage.Message, usage.Advice, ExitCodes.Usage);
                return ExitCodes.Usage;
            case RpcException call:
                var code = IsUnreachable(call) ? ExitCodes.HubUnreachable : ExitCodes.Failed;
                var error = HubError.From(call);
                var hub = parse.GetValue(((PetitionHubCommand)parse.RootCommandResult.Command).Globals.Hub)!;
                if (!error.IsFromHub && HubUnreachable.Explain(call, hub) is { } why)
                    report.Write(error.ReasonName, why.Message, why.Advice, code);
                else
                    report.Write(error, code);
                return code;
            case FailedException failed:
                report.Write("FAILED", failed.Message, failed.Advice, ExitCodes.Failed);
                return ExitCodes.Failed;
            case UnauthorizedAccessException denied:
                report.Write(
                    "FAILED", denied.Message,
                    "Run it as the user to whom that belongs, or name another place (a folder by --data).", ExitCodes.Failed);
                return ExitCodes.Failed;
            case IOException or SocketException or FormatException or CryptographicException or ArgumentException
                or InvalidDataException or DbException:
            case var _ when IsOfLedger(exception):
                report.Write("FAILED", exception.Message, "Put it right and run the same command again.", ExitCodes.Failed);
                return ExitCodes.Failed;
            default:
                report.Write(
                    "FAULT", exception.ToString(), "This is a fault of the program: report it with this text.", ExitCodes.Failed);
                return ExitCodes.Failed;
        }
    }

    /// <summary>Asked last, and in a method of its own: no other failure is to load the ledger.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsOfLedger(Exception exception) => exception is PetitionHub.Ledger.Storage.LedgerSetupException;

    /// <summary>No answer came: no connection, no hub behind it, or none in time.</summary>
    private static bool IsUnreachable(RpcException exception) =>
        exception.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded
        || exception.Status.DebugException is HttpRequestException;

    private static bool IsInterruption(Exception exception, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested && IsCancellation(exception);

    /// <summary>Also of a command that waited for something else when its reader went.</summary>
    private static bool IsOutputClosed(Exception exception, CliHost host) =>
        exception is OutputClosedException || (host.Output is { IsGone: true } && IsCancellation(exception));

    private static bool IsCancellation(Exception exception) =>
        exception is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled };

    /// <summary>Also of a command line that is wrong elsewhere.</summary>
    private static bool IsJson(ParseResult parse)
    {
        var globals = ((PetitionHubCommand)parse.RootCommandResult.Command).Globals;
        return parse.GetResult(globals.Format) is { Errors: var errors } && !errors.Any()
            && parse.GetValue(globals.Format) == OutputFormat.Json;
    }

    private static Stack<string> CommandPath(ParseResult parse)
    {
        var path = new Stack<string>();
        foreach (var result in CommandResults(parse))
            path.Push(result.Command is RootCommand ? HubRootCommand.ProgramName : result.Command.Name);
        return path;
    }

    /// <summary>The command, and those above it.</summary>
    private static IEnumerable<CommandResult> CommandResults(ParseResult parse)
    {
        for (var result = parse.CommandResult; result is not null; result = result.Parent as CommandResult)
            yield return result;
    }
}
