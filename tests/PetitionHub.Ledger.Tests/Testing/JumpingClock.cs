using Microsoft.Extensions.Time.Testing;

namespace PetitionHub.Ledger.Tests.Testing;

/// <summary>A clock that tests move on, by which time passes, and that can be set wrong, by which none does.</summary>
public sealed class JumpingClock(DateTimeOffset now) : FakeTimeProvider(now)
{
    /// <summary>How far it is set wrong.</summary>
    public TimeSpan Wrong { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Wrong;

    /// <summary>The base reads it off the time.</summary>
    public override long GetTimestamp() => base.GetTimestamp() - Wrong.Ticks;
}
