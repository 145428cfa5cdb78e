using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PetitionHub.Ledger.Texts;

namespace PetitionHub.Ledger.Tests.Engines.SqlServer.Checking;

/// <summary>Keeps every query instead of sending it, and answers it from samples. No connection is opened.</summary>
internal sealed class SeenSql(SampleRows samples) : DbCommandInterceptor, IDbConnectionInterceptor
{
    private readonly List<CheckedSql> _seen = [];

    public IReadOnlyList<CheckedSql> Seen => _seen;

    /// <summary>The keys of the samples' texts.</summary>
    public TextKeys Keys => samples.Keys;

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result,
        CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(InterceptionResult.Suppress());

    /// <summary>What changes rows has changed one.</summary>
    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        _seen.Add(CheckedSql.Of($"change {_seen.Count + 1}", command));
        return ValueTask.FromResult(InterceptionResult<int>.SuppressWithResult(1));
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        var sql = CheckedSql.Of($"query {_seen.Count + 1}", command);
        _seen.Add(sql);
        return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(samples.Answer(sql)));
    }
}
