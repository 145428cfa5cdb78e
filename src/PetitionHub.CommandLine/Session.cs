using System.CommandLine;
using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.CommandLine.Connection;
using PetitionHub.CommandLine.Output;

namespace PetitionHub.CommandLine;

/// <summary>One invocation of a command: its global options, its terminal, its host.</summary>
internal sealed class Session
{
    private readonly ParseResult _parse;

    private Session(ParseResult parse, HubRootCommand root)
    {
        _parse = parse;
        Globals = root.Globals;
        Host = root.Host;
        Terminal = new Terminal(
            parse.InvocationConfiguration.Output,
            parse.InvocationConfiguration.Error,
            parse.GetValue(root.Globals.Format),
            parse.GetValue(root.Globals.Quiet))
        {
            Standard = root.Host.Output,
            Clock = root.Host.Clock,
        };
    }

    /// <summary>The options that every command has.</summary>
    public GlobalOptions Globals { get; }

    /// <summary>The process around it.</summary>
    public CliHost Host { get; }

    /// <summary>Where its output goes.</summary>
    public Terminal Terminal { get; }

    /// <summary>The data folder of <c>--data</c>.</summary>
    public string DataFolder => _parse.GetValue(Globals.Data)!;

    /// <summary>The deadline of <c>--timeout</c>.</summary>
    public TimeSpan Timeout => _parse.GetValue(Globals.Timeout);

    /// <summary>The session of an invocation of any command below <see cref="HubRootCommand"/>.</summary>
    public static Session Of(ParseResult parse) => new(parse, (HubRootCommand)parse.RootCommandResult.Command);

    /// <summary>Says on stderr that a connection is lost, why, and that another is tried.</summary>
    public void SayLost(RpcException failure)
    {
        var why = HubUnreachable.Explain(failure, _parse.GetValue(Globals.Hub)!) is var (message, advice) ? $"{message} {advice}"
            : HubError.From(failure).Message;
        Terminal.Say($"{HubError.From(failure).ReasonName}: {why} Connecting again.");
    }

    /// <summary>Connects as the global options say.</summary>
    /// <exception cref="UsageException">They do not say who calls, or name what is not there.</exception>
    public HubChannel Connect() => HubChannel.Connect(HubAddress.Resolve(_parse, Globals, Host.Clock), Host.Clock);
}
