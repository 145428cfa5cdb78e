using System.ComponentModel.DataAnnotations;
using PetitionHub.Ledger.Engines;

namespace PetitionHub.Ledger;

/// <summary>Where the ledger is stored, and the writer's limits.</summary>
public sealed record LedgerOptions
{
    /// <summary>The kind of database: a name of <see cref="LedgerEngines"/>.</summary>
    public string Engine { get; init; } = LedgerEngines.All[0].Name;

    /// <summary>The folder of an embedded database; made where it is missing.</summary>
    public string DataFolder { get; init; } = "petitionhub-data";

    /// <summary>The connection string of a database server; null for an embedded database.</summary>
    [DataType(DataType.Password)]
    public string? Connection { get; init; }

    /// <summary>
    /// The master key, 32 random bytes in Base64, without which nobody can read the ledger's texts. Null for an embedded
    /// database: it is in <c>master.key</c> in the data folder, which the first start makes.
    /// </summary>
    [DataType(DataType.Password)]
    public string? MasterKey { get; init; }

    /// <summary>Whether opening brings the schema up to date; null leaves it to the engine's kind.</summary>
    public bool? MigrateAtStart { get; init; }

    /// <summary>How many submissions wait at most; a submission to a full queue is refused with HUB_BUSY.</summary>
    public int QueueCapacity { get; init; } = 8_192;

    /// <summary>How many bytes of messages wait at most, beside <see cref="QueueCapacity"/>.</summary>
    public int QueueBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How many submissions one transaction takes at most.</summary>
    public int BatchSize { get; init; } = 512;

    /// <summary>After how many bytes of entries a transaction takes no further submission.</summary>
    public int BatchBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>How long the writer waits for another replica's transaction, in milliseconds.</summary>
    public int LockTimeoutMs { get; init; } = 30_000;

    /// <summary>How long one statement may take on a database server, in milliseconds; longer than a wait for the lock.</summary>
    public int CommandTimeoutMs { get; init; } = 60_000;

    /// <summary>
    /// How far the machine's clock may be from what the last entry, the monotonic clock, the database and the other hubs say, in
    /// seconds. Beyond it nothing is written.
    /// </summary>
    public int ClockToleranceSeconds { get; init; } = 300;

    /// <summary>
    /// How old the last entry may be when the ledger is opened, in days, where no database's clock confirms the machine's:
    /// nothing else distinguishes a long stop from a clock that is ahead.
    /// </summary>
    public int ClockGapDays { get; init; } = 31;

    /// <summary>
    /// Says, for one start, that the machine's clock was looked at and is right although the last entry is older than
    /// <see cref="ClockGapDays"/>, or is ahead of it. Entries then have the last one's time until the clock has caught up.
    /// </summary>
    public bool AcceptClock { get; init; }

    /// <summary>Finds all values that are not as they must be.</summary>
    public IEnumerable<OptionError> FindErrors() =>
    [
        .. CheckEngine(),
        .. CheckRange(QueueCapacity, 1, 1_000_000, nameof(QueueCapacity)),
        .. CheckRange(QueueBytes, 1024 * 1024, int.MaxValue, nameof(QueueBytes)),
        .. CheckRange(BatchSize, 1, 10_000, nameof(BatchSize)),
        .. CheckRange(BatchBytes, 1, 64 * 1024 * 1024, nameof(BatchBytes)),
        .. CheckRange(LockTimeoutMs, 1, 600_000, nameof(LockTimeoutMs)),
        .. CheckRange(ClockToleranceSeconds, 60, 3_600, nameof(ClockToleranceSeconds)),
        .. CheckRange(ClockGapDays, 1, 36_500, nameof(ClockGapDays)),
        .. CheckRange(CommandTimeoutMs, 1_000, 3_600_000, nameof(CommandTimeoutMs)),
    ];

    /// <summary>Checks that every value is as it must be.</summary>
    /// <exception cref="ArgumentException">A value is not; the message names it.</exception>
    public void Validate()
    {
        if (FindErrors().FirstOrDefault() is { } fault)
            throw new ArgumentException($"{fault.Option} {fault.Description}.", fault.Option);
    }

    private IEnumerable<OptionError> CheckEngine() => LedgerEngines.Find(Engine) is { } kind
        ? kind.Check(this)
        : [new OptionError(nameof(Engine),
            $"must be one of {string.Join(", ", LedgerEngines.All.Select(e => e.Name))}, and is '{Engine}'")];

    private static IEnumerable<OptionError> CheckRange(int value, int least, int most, string name) =>
        value >= least && value <= most
        ? []
        : [new OptionError(name, $"must be {least:N0} to {most:N0}, and is {value:N0}")];
}

/// <summary>An option that is not as it must be.</summary>
/// <param name="Option">The option's name, as <c>QueueCapacity</c>.</param>
/// <param name="Description">What is wrong with it, to follow the name, as <c>must be 1 to 10, and is 11</c>. Secrets are never
/// shown.</param>
public sealed record OptionError(string Option, string Description);
