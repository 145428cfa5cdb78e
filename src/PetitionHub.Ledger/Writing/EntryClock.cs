using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Writing;

/// <summary>
/// Judges, before each batch, whether the machine's clock may give entries their time. Entry time never runs back, so that one
/// wrong clock would hold it in the future for good: a time is taken only where the head, the monotonic clock, the database and
/// the other hubs bear it out. See docs/decisions/0001-clock.md.
/// </summary>
/// <remarks>The writer's loop asks; only <see cref="HearPeer"/> may be called from elsewhere.</remarks>
/// <param name="clock">The machine's clock, or a simulation's.</param>
/// <param name="asksDatabase">Whether the database's clock is a witness: it knows nothing of a simulated time.</param>
/// <param name="options">The bounds.</param>
internal sealed class EntryClock(TimeProvider clock, bool asksDatabase, LedgerOptions options)
{
    /// <summary>For so long after it was heard another hub's time counts.</summary>
    private static readonly TimeSpan PeerCounts = TimeSpan.FromMinutes(10);

    /// <summary>For so long the same moment is compared with: small steps must not add up to a large one.</summary>
    private static readonly TimeSpan AnchorHolds = TimeSpan.FromDays(1);

    private readonly TimeSpan _tolerance = TimeSpan.FromSeconds(options.ClockToleranceSeconds);
    private readonly TimeSpan _longestStop = TimeSpan.FromDays(options.ClockGapDays);

    /// <summary>
    /// A moment at which the clock was right, and the monotonic clock at that moment; null until it was found right once.
    /// </summary>
    private (DateTimeOffset Time, long Timestamp)? _trusted;

    /// <summary>An operator said that the clock is right although the head is ahead of it; until it has caught up.</summary>
    private bool _mayLagHead = options.AcceptClock;

    private PeerTime? _peer;

    /// <summary>Notes the time that another hub, which writes at this moment, has.</summary>
    public void HearPeer(DateTimeOffset time) =>
        Volatile.Write(ref _peer, new PeerTime(clock.GetUtcNow() - time, clock.GetTimestamp()));

    /// <summary>The time for entries of a batch, or CLOCK_UNTRUSTED.</summary>
    /// <param name="head">The head that the batch follows.</param>
    /// <param name="database">The time by the database's own clock; null where it has none.</param>
    public (DateTimeOffset Now, Refusal? Refusal) Judge(HeadRow head, DateTimeOffset? database)
    {
        var (now, timestamp) = (clock.GetUtcNow(), clock.GetTimestamp());
        var headAt = Time.FromMs(head.AtMs);
        if (FindFault(now, timestamp, head.Sequence > 0 ? headAt : null, asksDatabase ? database : null) is { } refusal)
            return (headAt, refusal);
        if (_trusted is not { } anchor || (asksDatabase && database is not null)
            || clock.GetElapsedTime(anchor.Timestamp, timestamp) >= AnchorHolds)
            _trusted = (now, timestamp);
        return (now, null);
    }

    private Refusal? FindFault(DateTimeOffset now, long timestamp, DateTimeOffset? headAt, DateTimeOffset? database)
    {
        if (database is { } other && (now - other).Duration() > _tolerance)
            return Untrusted(now, "database", other, $"the database's clock says {Show(other)}");
        if (headAt is { } head && FindFaultByHead(now, head, hasWitness: database is not null) is { } byHead)
            return byHead;
        // The database's clock bears the new time out: it was right to jump.
        if (database is null && _trusted is { } trusted)
        {
            var expected = trusted.Time + clock.GetElapsedTime(trusted.Timestamp, timestamp);
            if ((now - expected).Duration() > _tolerance)
                return Untrusted(now, "monotonic", expected, $"by the time that has passed it is {Show(expected)}");
        }

        // A time before the last entry is not of a hub that writes into this ledger: entry time never runs back.
        if (Volatile.Read(ref _peer) is { } peer && peer.Behind > _tolerance
            && clock.GetElapsedTime(peer.HeardAt, timestamp) < PeerCounts
            && (headAt is null || now - peer.Behind >= headAt.Value - _tolerance))
            return Untrusted(now, "hub", now - peer.Behind, $"another hub that writes has {Show(now - peer.Behind)}");
        return null;
    }

    private Refusal? FindFaultByHead(DateTimeOffset now, DateTimeOffset head, bool hasWitness)
    {
        if (now >= head)
            _mayLagHead = false;
        else if (head - now > _tolerance && !_mayLagHead)
            return Untrusted(now, "head", head, $"the last entry is of {Show(head)}");
        // Only the first batch after a start is judged by the age of the head; later ones by the time that has passed.
        return _trusted is null && !hasWitness && !options.AcceptClock && now - head > _longestStop
            ? Untrusted(now, "head", head, $"the last entry is of {Show(head)}, over {options.ClockGapDays} days ago")
            : null;
    }

    private static Refusal Untrusted(DateTimeOffset now, string witness, DateTimeOffset said, string because) => new Refusal(
        RefusalReason.ClockUntrusted,
        $"The hub's clock is not trusted: it says {Show(now)}, and {because}. Nothing is written until it is put right. Send the "
            + "same command again.")
        .With("clock", Show(now)).With("witness", witness).With("witness_time", Show(said));

    private static string Show(DateTimeOffset time) =>
        time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private sealed record PeerTime(TimeSpan Behind, long HeardAt);
}
