using System.CommandLine;
using PetitionHub.Cli.CommandLine;
using PetitionHub.Hub;

namespace PetitionHub.Cli.Serving;

/// <summary>The hub's options on the command line. What they may be is checked by the hub, in one place.</summary>
internal sealed class ServeOptions
{
    private readonly HubOptions _standard = new();
    private readonly Option<string> _listen;
    private readonly Option<string> _operationsListen;
    private readonly Option<string> _certificate =
        FileOption("--server-cert", "The hub's own certificate (PEM); a development one unless given.");
    private readonly Option<string> _key = FileOption("--server-key", "The key of the hub's own certificate (PEM).");

    private readonly Option<string> _authorities =
        FileOption("--trusted-ca", "The authorities whose certificates units may use (PEM); the development one unless given.");

    private readonly Option<string> _revoked =
        FileOption("--revoked", "Revoked certificates: serial numbers, one a line, or PEM revocation lists; read again when the file changes.");

    private readonly Option<int> _queueCapacity;
    private readonly Option<TimeSpan> _tailPoll;
    private readonly Option<TimeSpan> _stopTimeout;

    public ServeOptions()
    {
        _listen = new("--listen")
        {
            Description = "Where units connect, over mutual TLS.",
            HelpName = "url",
            DefaultValueFactory = _ => _standard.Listen,
        };
        _operationsListen = new("--operations-listen")
        {
            Description = "Where operators' probes connect, a loopback address; '' for none.",
            HelpName = "url",
            DefaultValueFactory = _ => _standard.OperationsListen,
        };
        _queueCapacity = new("--queue")
        {
            Description = "How many commands may wait for the writer; more are answered HUB_BUSY.",
            HelpName = "count",
            DefaultValueFactory = _ => _standard.QueueCapacity,
        };
        _tailPoll = DurationOption.Create(
            "--tail-poll", "How often to look for entries of other replicas.", TimeSpan.FromMilliseconds(_standard.TailPollMs));
        _stopTimeout = DurationOption.Create(
            "--stop-timeout", "How long a stopping hub waits for calls to end.",
            TimeSpan.FromSeconds(_standard.StopTimeoutSeconds));
    }

    public void AddTo(Command command)
    {
        command.Add(_listen);
        command.Add(_operationsListen);
        command.Add(_certificate);
        command.Add(_key);
        command.Add(_authorities);
        command.Add(_revoked);
        command.Add(_queueCapacity);
        command.Add(_tailPoll);
        command.Add(_stopTimeout);
    }

    public HubOptions Read(ParseResult parse, string dataFolder) => new()
    {
        DataFolder = dataFolder,
        Listen = parse.GetValue(_listen)!,
        OperationsListen = parse.GetValue(_operationsListen)!,
        CertificatePath = parse.GetValue(_certificate),
        KeyPath = parse.GetValue(_key),
        AuthoritiesPath = parse.GetValue(_authorities),
        RevokedPath = parse.GetValue(_revoked),
        QueueCapacity = parse.GetValue(_queueCapacity),
        TailPollMs = (int)parse.GetValue(_tailPoll).TotalMilliseconds,
        StopTimeoutSeconds = (int)parse.GetValue(_stopTimeout).TotalSeconds,
    };

    private static Option<string> FileOption(string name, string description) =>
        new(name) { Description = description, HelpName = "file" };
}
