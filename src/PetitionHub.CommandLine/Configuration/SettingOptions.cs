using System.CommandLine;
using System.Globalization;
using PetitionHub.Hub;
using PetitionHub.Hub.Configuration;
using PetitionHub.Ledger.Engines;

namespace PetitionHub.CommandLine.Configuration;

/// <summary>
/// The hub's configuration on the command line: an option for what is often set, and <c>--set</c> for all else. What values may
/// be is checked by the hub, in one place.
/// </summary>
/// <remarks>
/// Every command line makes these options, and few need the hub. Whatever comes from the hub stands in a function of its own, so
/// that its assembly is loaded only where a value is read or explained.
/// </remarks>
internal sealed class SettingOptions
{
    private const string EngineOption = "--ledger";

    private readonly List<Flag> _flags = [];
    private readonly Option<string> _file = new("--config")
    {
        Description = $"A JSON file with settings; without it, that of {ConfigurationSources.FileVariable}.",
        HelpName = "file",
    };

    private readonly Option<string> _secrets = new("--secrets")
    {
        Description = "A folder with a file for each secret, named as Ledger__Connection; without it, that of "
            + $"{ConfigurationSources.SecretsVariable}.",
        HelpName = "folder",
    };

    private readonly Option<string[]> _others = new("--set")
    {
        Description = "Any setting by its key, as Ledger:BatchSize=256; 'petitionhub config' lists them. Can be repeated.",
        HelpName = "key=value",
    };

    /// <summary>An engine with a server, for examples.</summary>
    public static string ServerEngine => LedgerEngines.All[^1].Name;

    /// <summary>Those by which a ledger is found.</summary>
    public static SettingOptions OfLedger() => new SettingOptions()
        .Add(EngineOption, "Ledger:Engine", "engine", "The database.", () => Standard.Options.Ledger.Engine)
        .Add("--connection", "Ledger:Connection", "text",
            "The database server's connection string. Other users see a command line: better by PETITIONHUB_LEDGER__CONNECTION "
                + "or --secrets.");

    /// <summary>All that have an option of their own.</summary>
    public static SettingOptions OfHub() => OfLedger()
        .Add("--listen", "Listen:Units", "url", "Where units connect, over mutual TLS.", () => Standard.Options.Listen.Units)
        .Add("--operations-listen", "Listen:Operations", "url",
            "Where operators' probes and metrics are, a loopback address; '' for none.", () => Standard.Options.Listen.Operations)
        .Add("--server-cert", "Identity:CertificatePath", "file",
            "The hub's own certificate (PEM); default: a development one.")
        .Add("--server-key", "Identity:KeyPath", "file", "The key of the hub's own certificate (PEM).")
        .Add("--trusted-ca", "Identity:AuthoritiesPath", "file",
            "The authorities whose certificates units may use (PEM); default: the development one.")
        .Add("--revoked", "Identity:RevokedPath", "file",
            "Revoked certificates: serial numbers and PEM revocation lists, with the last line '# end', or one list; read again "
                + "on a change.")
        .Add("--redis", "Redis:Connection", "text",
            "Redis, as 127.0.0.1:6379: wakes replicas and shares the directory. With a password, better by "
                + "PETITIONHUB_REDIS__CONNECTION or --secrets.")
        .Add("--otlp", "Telemetry:OtlpEndpoint", "url", "The OpenTelemetry collector, as http://127.0.0.1:4317.")
        .Add("--queue", "Ledger:QueueCapacity", "count",
            "How many commands may wait for the writer; more are answered HUB_BUSY.", () =>
                $"{Standard.Options.Ledger.QueueCapacity}")
        .AddSwitch("--accept-clock", "Ledger:AcceptClock",
            "Starts although the last entry is ahead of the machine's clock, or long before it: you have looked, and the clock "
                + "is right.")
        .Add("--tail-poll", "Tail:PollMs", "How often to look for entries of other replicas.",
            () => TimeSpan.FromMilliseconds(Standard.Options.Tail.PollMs), time => time.TotalMilliseconds)
        .Add("--stop-timeout", "Listen:StopTimeoutSeconds", "How long a stopping hub waits for calls to end.",
            () => TimeSpan.FromSeconds(Standard.Options.Listen.StopTimeoutSeconds), time => time.TotalSeconds);

    public void AddTo(HubCommand command)
    {
        foreach (var flag in _flags)
            command.Add(flag.Option);
        command.Add(_file);
        command.Add(_secrets);
        command.Add(_others);
        command.BeforeHelp(() => _flags.Single(flag => flag.Option.Name == EngineOption).Option.Description = DescribeEngines());
    }

    /// <summary>Reads and checks the whole configuration.</summary>
    /// <exception cref="UsageException">Values are bad; all of them are named, with their sources.</exception>
    public HubConfiguration Read(ParseResult parse, Session session)
    {
        try
        {
            return HubConfiguration.Load(new ConfigurationSources
            {
                File = parse.GetValue(_file),
                SecretsFolder = parse.GetValue(_secrets),
                Environment = session.Host.Environment,
                CommandLine = ReadCommandLine(parse, session),
            });
        }
        catch (HubConfigurationException exception)
        {
            throw new UsageException(
                exception.Message, "Put it right where it came from; 'petitionhub config' prints every setting with its source.");
        }
    }

    private Dictionary<string, (string Value, string Option)> ReadCommandLine(ParseResult parse, Session session)
    {
        var given = new Dictionary<string, (string, string)>(StringComparer.OrdinalIgnoreCase);
        if (IsGiven(parse, session.Globals.Data))
            given["Data:Folder"] = (session.DataFolder, session.Globals.Data.Name);
        foreach (var flag in _flags.Where(flag => IsGiven(parse, flag.Option)))
            given[flag.Key] = (flag.Read(parse), flag.Option.Name);
        foreach (var pair in parse.GetValue(_others) ?? [])
        {
            if (pair.Split('=', 2) is not [{ Length: > 0 } key, var value])
                throw new UsageException($"'{pair}' is not key=value.", "--set takes a setting as Ledger:BatchSize=256.");
            given[key] = (value, $"{_others.Name} {key}");
        }

        return given;
    }

    private static bool IsGiven(ParseResult parse, Option option) => parse.GetResult(option) is { Implicit: false };

    private static string DescribeEngines() => "The database: " + string.Join(
        "; ", LedgerEngines.All.Select(engine => $"'{engine.Name}', {engine.Description}")) + ".";

    private SettingOptions Add(string name, string key, string helpName, string description, Func<string>? standard = null)
    {
        var option = new Option<string>(name) { Description = description, HelpName = helpName };
        if (standard is not null)
            option.DefaultValueFactory = _ => standard();
        _flags.Add(new Flag(option, key, parse => parse.GetValue(option)!));
        return this;
    }

    private SettingOptions AddSwitch(string name, string key, string description)
    {
        var option = new Option<bool>(name) { Description = description };
        _flags.Add(new Flag(option, key, parse => parse.GetValue(option) ? "true" : "false"));
        return this;
    }

    private SettingOptions Add(
        string name, string key, string description, Func<TimeSpan> standard, Func<TimeSpan, double> inUnits)
    {
        var option = DurationOption.Create(name, description, standard);
        _flags.Add(new Flag(option, key, parse => inUnits(parse.GetValue(option)).ToString(CultureInfo.InvariantCulture)));
        return this;
    }

    /// <summary>The hub's own defaults.</summary>
    private static class Standard
    {
        public static HubOptions Options { get; } = new();
    }

    private sealed record Flag(Option Option, string Key, Func<ParseResult, string> Read);
}
