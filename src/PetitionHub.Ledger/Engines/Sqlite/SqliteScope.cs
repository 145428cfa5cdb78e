using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace PetitionHub.Ledger.Engines.Sqlite;

/// <summary>
/// A transaction of a context, immediate or deferred. EF Core can begin immediate ones only, and leaves one that it did not begin
/// open, with its lock, when it is disposed of: here it is undone then.
/// </summary>
internal sealed class SqliteScope : IAsyncDisposable
{
    private readonly SqliteTransaction _transaction;
    private readonly IDbContextTransaction _ofContext;

    private SqliteScope(SqliteTransaction transaction, IDbContextTransaction ofContext) =>
        (_transaction, _ofContext) = (transaction, ofContext);

    public static async Task<SqliteScope> BeginAsync(LedgerContext context, bool deferred, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        var transaction = ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred);
        return new SqliteScope(transaction, (await context.Database.UseTransactionAsync(transaction, cancellationToken))!);
    }

    /// <summary>The engine's own handle of an open connection, for statements that are prepared once.</summary>
    public static sqlite3 HandleOf(LedgerContext context) =>
        ((SqliteConnection)context.Database.GetDbConnection()).Handle
            ?? throw new InvalidOperationException("The connection is not open.");

    public Task CommitAsync(CancellationToken cancellationToken) => _ofContext.CommitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _ofContext.DisposeAsync();
        await _transaction.DisposeAsync();
    }
}
