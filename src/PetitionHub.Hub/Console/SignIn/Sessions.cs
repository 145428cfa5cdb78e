using System.Collections.Concurrent;
using System.Security.Claims;
using PetitionHub.Ledger;

namespace PetitionHub.Hub.Console.SignIn;

/// <summary>Whether sessions still hold. An account is looked up once in 15 seconds, whatever its sessions do.</summary>
internal sealed class Sessions(OperatorAccounts accounts, TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, (DateTimeOffset At, long? Version)> _seen = new();

    /// <summary>True where the session's account is as it was when it signed in. Sessions of a provider's accounts end by themselves.</summary>
    public async Task<bool> HoldAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (OperatorClaims.VersionOf(user) is not { } version)
            return user.Identity?.IsAuthenticated == true;
        var (name, now) = (OperatorClaims.NameOf(user), clock.GetUtcNow());
        if (!_seen.TryGetValue(name, out var seen) || now - seen.At >= KeptFor)
        {
            var account = await accounts.FindAsync(name, cancellationToken);
            _seen[name] = seen = (now, account is { IsDisabled: false } ? account.Version : null);
        }

        return seen.Version == version;
    }

    /// <summary>Lets the next question look the account up: it just signed in, perhaps after a change.</summary>
    public void Forget(string name) => _seen.TryRemove(name, out _);
}
