using System.Collections.Concurrent;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Errors;
using PetitionHub.Ledger.Operators;

namespace PetitionHub.Hub.Identity;

/// <summary>
/// What operators may do who come with a certificate: what the account of that name may. An account is looked up once in five
/// seconds, whatever its operator does.
/// </summary>
/// <param name="find">Finds an account by its name.</param>
/// <param name="withoutAccount">The role of a certificate whose name has no account.</param>
/// <param name="clock">Says when an account is looked up again.</param>
public sealed class OperatorRoles(
    Func<string, CancellationToken, Task<OperatorAccount?>> find, OperatorRole withoutAccount, TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (long At, OperatorAccount? Account)> _seen = new(StringComparer.Ordinal);

    /// <summary>The operator's role now.</summary>
    /// <exception cref="RefusalException">PERMISSION_DENIED OPERATOR_REQUIRED: the account is disabled.</exception>
    public ValueTask<OperatorRole> FindAsync(string name, CancellationToken cancellationToken) =>
        _seen.TryGetValue(name, out var seen) && clock.GetElapsedTime(seen.At) < KeptFor
            ? ValueTask.FromResult(RoleOf(name, seen.Account))
            : LookAsync(name, cancellationToken);

    private async ValueTask<OperatorRole> LookAsync(string name, CancellationToken cancellationToken)
    {
        var at = clock.GetTimestamp();
        var account = await find(name, cancellationToken);
        _seen[name] = (at, account);
        return RoleOf(name, account);
    }

    private OperatorRole RoleOf(string name, OperatorAccount? account) => account is { IsDisabled: true }
        ? throw new RefusalException(new Refusal(RefusalReason.OperatorRequired, $"The account of operator {name} is disabled.")
            .With("operator", name))
        : account?.Role ?? withoutAccount;
}
