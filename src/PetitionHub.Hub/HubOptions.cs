using PetitionHub.Domain.Rules;
using PetitionHub.Hub.Attachments;
using PetitionHub.Hub.Configuration;
using PetitionHub.Hub.Identity;
using PetitionHub.Ledger;

namespace PetitionHub.Hub;

/// <summary>How a hub is set up: one class for each concern. Every value is checked before the hub starts.</summary>
public sealed record HubOptions
{
    /// <summary>The largest message that the hub takes, in bytes.</summary>
    public const int MaxMessageBytes = 256 * 1024;

    /// <summary>The hub's folder on this machine.</summary>
    public DataOptions Data { get; init; } = new();

    /// <summary>Where it listens, and how it stops.</summary>
    public ListenerOptions Listen { get; init; } = new();

    /// <summary>Its certificates, and whose it trusts.</summary>
    public IdentityOptions Identity { get; init; } = new();

    /// <summary>The ledger; its folder is that of <see cref="Data"/>.</summary>
    public LedgerOptions Ledger { get; init; } = new();

    /// <summary>Where attachments lie, and what units may upload.</summary>
    public AttachmentOptions Attachments { get; init; } = new();

    /// <summary>How it follows the ledger.</summary>
    public TailOptions Tail { get; init; } = new();

    /// <summary>What the replicas share beside the ledger.</summary>
    public RedisOptions Redis { get; init; } = new();

    /// <summary>The index of repeat petitions.</summary>
    public RepeatOptions Repeats { get; init; } = new();

    /// <summary>How the dates of duties are watched.</summary>
    public DeadlineOptions Deadlines { get; init; } = new();

    /// <summary>How the exchange is watched.</summary>
    public MonitoringOptions Monitoring { get; init; } = new();

    /// <summary>Where traces and metrics go.</summary>
    public TelemetryOptions Telemetry { get; init; } = new();

    /// <summary>The operators' console.</summary>
    public ConsoleOptions Console { get; init; } = new();

    /// <summary>The ledger's options, with the folder in which it lies.</summary>
    public LedgerOptions LedgerInFolder => Ledger with { DataFolder = Data.Folder };

    /// <summary>When the hub speaks by itself, for the rules.</summary>
    internal WatchLimits Watch =>
        new(Deadlines.WarnDaysBefore, Deadlines.UrgeWhenOverdue, Monitoring.BouncesAtLeast, Monitoring.DaysBetweenHands);

    /// <summary>Whether there is a console, which is a matter of its options and of the listener that serves it.</summary>
    public bool ServesConsole => Console.Enabled && Listen.Operations.Length > 0;

    /// <summary>The folder of attachments, where they lie in one.</summary>
    public string AttachmentFolder => Attachments.Folder ?? Path.Combine(Data.Folder, "attachments");

    /// <summary>Finds all values that are not as they must be, each named by its key, as <c>Listen:Units</c>.</summary>
    public IEnumerable<OptionError> FindErrors() =>
    [
        .. In(nameof(Data), Data.FindErrors()),
        .. In(nameof(Listen), Listen.FindErrors()),
        .. In(nameof(Identity), Identity.FindErrors()),
        .. In(nameof(Ledger), Ledger.FindErrors()),
        .. In(nameof(Attachments), Attachments.FindErrors()),
        .. In(nameof(Tail), Tail.FindErrors()),
        .. In(nameof(Redis), Redis.FindErrors()),
        .. In(nameof(Repeats), Repeats.FindErrors()),
        .. In(nameof(Deadlines), Deadlines.FindErrors()),
        .. In(nameof(Monitoring), Monitoring.FindErrors()),
        .. In(nameof(Telemetry), Telemetry.FindErrors()),
        .. In(nameof(Console), Console.FindErrors()),
    ];

    /// <summary>Checks all values.</summary>
    /// <exception cref="ArgumentException">A value is bad; the message names its key and what is wrong with it.</exception>
    public void Validate()
    {
        if (FindErrors().FirstOrDefault() is { } fault)
            throw new ArgumentException($"{fault.Option} {fault.Description}.", fault.Option);
    }

    private static IEnumerable<OptionError> In(string section, IEnumerable<OptionError> faults) =>
        faults.Select(fault => fault with { Option = $"{section}:{fault.Option}" });
}
