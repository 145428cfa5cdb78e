namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>How long a bucket is.</summary>
internal enum Grain
{
    /// <summary>An hour, which is one of UTC and of Asia/Shanghai.</summary>
    Hour = 1,

    /// <summary>A day of Asia/Shanghai.</summary>
    Day = 2,
}
