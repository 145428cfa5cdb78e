using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Operators;

/// <summary>The local accounts of operators, which all hubs of one ledger share. Each change is one statement.</summary>
public sealed class OperatorAccounts
{
    private readonly ILedgerDatabase _database;

    internal OperatorAccounts(ILedgerDatabase database) => _database = database;

    /// <summary>All accounts, by name.</summary>
    public Task<IReadOnlyList<OperatorAccount>> ListAsync(CancellationToken cancellationToken) =>
        PatientReading.ReadAsync<IReadOnlyList<OperatorAccount>>(
        _database,
        async context => [.. (await context.Operators.OrderBy(row => row.Name).ToListAsync(cancellationToken)).Select(ToAccount)],
        cancellationToken);

    /// <summary>The account; null where there is none.</summary>
    public async Task<OperatorAccount?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var row = await PatientReading.ReadAsync(
            _database, context =>
                context.Operators.SingleOrDefaultAsync(row => row.Name == name, cancellationToken), cancellationToken);
        return row is null ? null : ToAccount(row);
    }

    /// <summary>Makes an account; false where there is one of this name.</summary>
    public async Task<bool> AddAsync(string name, OperatorRole role, string passwordHash, CancellationToken cancellationToken)
    {
        var added = false;
        await using var context = _database.CreateContext();
        await _database.RunInTransactionAsync(
            context,
            async () =>
            {
                if (await context.Operators.AnyAsync(row => row.Name == name, cancellationToken))
                    return false;
                context.Operators.Add(
                    new OperatorRow { Name = name, Role = (int)role, PasswordHash = passwordHash, Version = FirstVersion() });
                await context.SaveChangesAsync(cancellationToken);
                return added = true;
            },
            cancellationToken);
        return added;
    }

    /// <summary>Gives an account another role; false where there is none.</summary>
    public Task<bool> SetRoleAsync(string name, OperatorRole role, CancellationToken cancellationToken) =>
        ChangeAsync(name, set => set.SetProperty(row => row.Role, (int)role), cancellationToken);

    /// <summary>Gives an account another password; false where there is none.</summary>
    public Task<bool> SetPasswordAsync(string name, string passwordHash, CancellationToken cancellationToken) =>
        ChangeAsync(name, set => set.SetProperty(row => row.PasswordHash, passwordHash), cancellationToken);

    /// <summary>Disables or enables an account; false where there is none.</summary>
    public Task<bool> SetDisabledAsync(string name, bool isDisabled, CancellationToken cancellationToken) =>
        ChangeAsync(name, set => set.SetProperty(row => row.IsDisabled, isDisabled), cancellationToken);

    /// <summary>Removes an account; false where there is none. What its operator did stays in the ledger.</summary>
    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) =>
        RunAsync(name, (rows, token) => rows.ExecuteDeleteAsync(token), cancellationToken);

    private Task<bool> ChangeAsync(
        string name, Action<UpdateSettersBuilder<OperatorRow>> set, CancellationToken cancellationToken) => RunAsync(
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
        await using var context = _database.CreateContext();
        var isDone = false;
        await _database.RunInTransactionAsync(
            context,
            async () => isDone = await run(context.Operators.Where(row => row.Name == name), cancellationToken) == 1,
            cancellationToken);
        return isDone;
    }

    /// <summary>
    /// A random first version, so that sessions of a removed account of the same name stay invalid. The two highest bits are left
    /// free, so that it can be counted up.
    /// </summary>
    private static long FirstVersion() => BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) >>> 2;

    private static OperatorAccount ToAccount(OperatorRow row) => new(
        row.Name, (OperatorRole)row.Role, row.PasswordHash, row.IsDisabled, row.Version);
}
