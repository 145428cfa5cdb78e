namespace PetitionHub.Ledger;

/// <summary>Where the ledger lies, and the writer's limits.</summary>
public sealed record LedgerOptions
{
    /// <summary>The folder of the database; made where it is missing.</summary>
    public required string DataFolder { get; init; }

    /// <summary>How many submissions wait at most; a submission to a full queue is refused with HUB_BUSY.</summary>
    public int QueueCapacity { get; init; } = 8_192;

    /// <summary>How many submissions one transaction takes at most.</summary>
    public int BatchSize { get; init; } = 512;

    /// <summary>After how many bytes of entries a transaction takes no further submission.</summary>
    public int BatchBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>How long the writer waits for another replica's transaction, in milliseconds.</summary>
    public int LockTimeoutMs { get; init; } = 30_000;

    /// <summary>Checks that every value is in its range.</summary>
    /// <exception cref="ArgumentException">A value is not; the message names it.</exception>
    public void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(DataFolder);
        RequireRange(QueueCapacity, 1, 1_000_000, nameof(QueueCapacity));
        RequireRange(BatchSize, 1, 10_000, nameof(BatchSize));
        RequireRange(BatchBytes, 1, 64 * 1024 * 1024, nameof(BatchBytes));
        RequireRange(LockTimeoutMs, 1, 600_000, nameof(LockTimeoutMs));
    }

    private static void RequireRange(int value, int least, int most, string name)
    {
        if (value < least || value > most)
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be {least} to {most}.");
    }
}
