using System.Collections.Concurrent;
using System.Security.Claims;
using PetitionHub.Hub.Configuration;
using PetitionHub.Ledger.Operators;

namespace PetitionHub.Console.SignIn;

/// <summary>Whether sessions still hold. An account is looked up once in 15 seconds, whatever its sessions do.</summary>
internal sealed class Sessions(OperatorAccounts accounts, ConsoleOptions options, TimeProvider clock)
{
    /// <summary>How long an unused session lasts, and at most the copy of a cookie.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromHours(8);

    /// <summary>
    /// How long a session of a provider's account lasts, used or not, since only the provider knows whether the account still
    /// exists.
    /// </summary>
    public static readonly TimeSpan ProviderTime = TimeSpan.FromHours(1);

    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, (DateTimeOffset At, OperatorAccount? Account)> _seen = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ended = new();

    /// <summary>True where the session was not ended, its time is not over, and its account is as it was at sign-in.</summary>
    public async Task<bool> HoldAsync(ClaimsPrincipal user, CancellationToken cancellationToken) =>
        await FindAsync(user, cancellationToken) is not null;

    /// <summary>
    /// The operator of a session, with the role that the account has now; null where the session does not hold.
    /// </summary>
    public async Task<ClaimsPrincipal?> FindAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (OperatorClaims.SessionOf(user) is not { } session || _ended.ContainsKey(session)
            || OperatorClaims.ExpiryOf(user) <= now
            || OperatorClaims.AuthorityOf(user) != OperatorClaims.AuthorityOf(options))
            return null;
        if (options.Authority is not null)
            return user;
        var name = OperatorClaims.NameOf(user);
        if (!_seen.TryGetValue(name, out var seen) || now - seen.At >= KeptFor)
            _seen[name] = seen = (now, await accounts.FindAsync(name, cancellationToken));
        return seen.Account is { IsDisabled: false } account && account.Version == OperatorClaims.VersionOf(user)
            ? OperatorClaims.WithRole(user, account.Role)
            : null;
    }

    /// <summary>Ends a session, also for live pages and for copies of its cookie.</summary>
    public void End(ClaimsPrincipal user)
    {
        var now = clock.GetUtcNow();
        foreach (var (ended, until) in _ended)
        {
            if (until <= now)
                _ended.TryRemove(ended, out _);
        }

        if (OperatorClaims.SessionOf(user) is { } session)
            _ended[session] = now + Time;
    }

    /// <summary>Lets the next question look the account up: it just signed in, perhaps after a change.</summary>
    public void Forget(string name) => _seen.TryRemove(name, out _);
}
