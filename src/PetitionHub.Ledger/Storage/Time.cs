namespace PetitionHub.Ledger.Storage;

/// <summary>Times as columns keep them: Unix milliseconds.</summary>
internal static class Time
{
    public static DateTimeOffset FromMs(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);

    public static DateTimeOffset? FromMs(long? ms) => ms is { } value ? FromMs(value) : null;

    public static long? ToMs(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();
}
