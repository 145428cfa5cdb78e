using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using PetitionHub.Ledger.Engines;
using PetitionHub.Ledger.Model;
using PetitionHub.Ledger.Reading;

namespace PetitionHub.Ledger;

/// <summary>The local accounts of operators, which all hubs of one ledger share. Each change is one statement.</summary>
public sealed class OperatorAccounts
{
    /// <summary>So many wrong passwords lock an account.</summary>
    public const int MaxTries = 5;

    /// <summary>For so long.</summary>
    public static readonly TimeSpan LockOut = TimeSpan.FromMinutes(15);

    private readonly ILedgerEngine _engine;

    internal OperatorAccounts(ILedgerEngine engine) => _engine = engine;

    /// <summary>All accounts, by name.</summary>
    public Task<IReadOnlyList<OperatorAccount>> ListAsync(CancellationToken cancellationToken) => PatientReading.ReadAsync<IReadOnlyList<OperatorAccount>>(
        _engine,
        async context => [.. (await context.Operators.OrderBy(row => row.Name).ToListAsync(cancellationToken)).Select(ToAccount)],
        cancellationToken);

    /// <summary>The account; null where there is none.</summary>
    public async Task<OperatorAccount?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var row = await PatientReading.ReadAsync(
            _engine, context => context.Operators.SingleOrDefaultAsync(row => row.Name == name, cancellationToken), cancellationToken);
        return row is null ? null : ToAccount(row);
    }

    /// <summary>Makes an account; false where there is one of this name.</summary>
    public async Task<bool> AddAsync(string name, OperatorRole role, string passwordHash, CancellationToken cancellationToken)
    {
        var added = false;
        await using var context = _engine.CreateContext();
        await _engine.RunInTransactionAsync(
            context,
            async () =>
            {
                if (await context.Operators.AnyAsync(row => row.Name == name, cancellationToken))
                    return false;
                context.Operators.Add(new OperatorRow { Name = name, Role = (int)role, PasswordHash = passwordHash, Version = FirstVersion() });
                await context.SaveChangesAsync(cancellationToken);
                return added = true;
            },
            cancellationToken);
        return added;
    }

    /// <summary>Gives an account another role; false where there is none.</summary>
    public Task<bool> SetRoleAsync(string name, OperatorRole role, CancellationToken cancellationToken) =>
        ChangeAsync(name, set => set.SetProperty(row => row.Role, (int)role), cancellationToken);

    /// <summary>Gives an account another password, and unlocks it; false where there is none.</summary>
    public Task<bool> SetPasswordAsync(string name, string passwordHash, CancellationToken cancellationToken) => ChangeAsync(
        name,
        set => set.SetProperty(row => row.PasswordHash, passwordHash).SetProperty(row => row.Tries, 0).SetProperty(row => row.LockedUntilMs, (long?)null),
        cancellationToken);

    /// <summary>Disables or enables an account; false where there is none.</summary>
    public Task<bool> SetDisabledAsync(string name, bool isDisabled, CancellationToken cancellationToken) =>
        ChangeAsync(name, set => set.SetProperty(row => row.IsDisabled, isDisabled), cancellationToken);

    /// <summary>Removes an account; false where there is none. What its operator did stays in the ledger.</summary>
    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) =>
        RunAsync(name, (rows, token) => rows.ExecuteDeleteAsync(token), cancellationToken);

    /// <summary>
    /// Counts a try before its password is checked, so that many at once are no more than <see cref="MaxTries"/>; false where the account
    /// is locked, disabled or unknown. The last try that is allowed locks the account, unless <see cref="ForgetTriesAsync"/> follows.
    /// </summary>
    public Task<bool> CountTryAsync(string name, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (nowMs, untilMs) = (now.ToUnixTimeMilliseconds(), (now + LockOut).ToUnixTimeMilliseconds());
        return RunAsync(
            name,
            (rows, token) => rows
                .Where(row => !row.IsDisabled && (row.LockedUntilMs == null || row.LockedUntilMs <= nowMs))
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(row => row.Tries, row => row.LockedUntilMs != null ? 1 : row.Tries + 1)
                        .SetProperty(
                            row => row.LockedUntilMs,
                            row => row.LockedUntilMs == null && row.Tries + 1 >= MaxTries ? untilMs : (long?)null),
                    token),
            cancellationToken);
    }

    /// <summary>Takes note of a right password.</summary>
    public Task ForgetTriesAsync(string name, CancellationToken cancellationToken) => RunAsync(
        name,
        (rows, token) => rows.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Tries, 0).SetProperty(row => row.LockedUntilMs, (long?)null), token),
        cancellationToken);

    private Task<bool> ChangeAsync(string name, Action<UpdateSettersBuilder<OperatorRow>> set, CancellationToken cancellationToken) => RunAsync(
        name,
        (rows, token) => rows.ExecuteUpdateAsync(
            builder =>
            {
                set(builder);
                builder.SetProperty(row => row.Version, row => row.Version + 1);
            },
            token),
        cancellationToken);

    private async Task<bool> RunAsync(
        string name, Func<IQueryable<OperatorRow>, CancellationToken, Task<int>> run, CancellationToken cancellationToken)
    {
        await using var context = _engine.CreateContext();
        var isDone = false;
        await _engine.RunInTransactionAsync(
            context,
            async () => isDone = await run(context.Operators.Where(row => row.Name == name), cancellationToken) == 1,
            cancellationToken);
        return isDone;
    }

    /// <summary>Never that of an account of the same name which was removed: its sessions stay over. There is room to count on from it.</summary>
    private static long FirstVersion() => BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) >>> 2;

    private static OperatorAccount ToAccount(OperatorRow row) => new(
        row.Name, (OperatorRole)row.Role, row.PasswordHash, row.IsDisabled, Time.FromMs(row.LockedUntilMs), row.Version);
}
