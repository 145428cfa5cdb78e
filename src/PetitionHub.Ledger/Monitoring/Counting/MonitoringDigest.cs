using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>A digest of all rows of figures: the same rows give the same.</summary>
internal static class MonitoringDigest
{
    private const int RowsPerRest = 50_000;

    /// <summary>
    /// Reads every row, in the order of its key. Calls <paramref name="rest"/> now and then, so that the caller can show that it
    /// is alive.
    /// </summary>
    public static async Task<string> ComputeAsync(LedgerContext context, Func<Task> rest, CancellationToken cancellationToken)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await AddAsync(context.MonitoredUnits.OrderBy(row => row.Code));
        await AddAsync(context.MonitoredPetitions.OrderBy(row => row.PetitionId));
        await AddAsync(context.FlowHours.OrderBy(row => row.Hour).ThenBy(row => row.FromUnit).ThenBy(row => row.ToUnit)
            .ThenBy(row => row.Kind)
            .ThenBy(row => row.FromTerritory).ThenBy(row => row.ToTerritory));
        await AddAsync(context.FlowCells.OrderBy(row => row.Grain).ThenBy(row => row.Bucket).ThenBy(row => row.FromTerritory)
            .ThenBy(row => row.FromLevel)
            .ThenBy(row => row.ToTerritory).ThenBy(row => row.ToLevel).ThenBy(row => row.Kind));
        await AddAsync(context.UnitMeasures.OrderBy(row => row.Unit).ThenBy(row => row.Hour).ThenBy(row => row.Measure)
            .ThenBy(row => row.Level));
        await AddAsync(context.TerritoryMeasures.OrderBy(row => row.Territory).ThenBy(row => row.Grain)
            .ThenBy(row => row.Bucket).ThenBy(row => row.Measure).ThenBy(row => row.Level));
        return Convert.ToHexStringLower(digest.GetHashAndReset());

        async Task AddAsync<TRow>(IQueryable<TRow> rows)
        {
            var count = 0;
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                digest.AppendData(JsonSerializer.SerializeToUtf8Bytes(row));
                if (++count % RowsPerRest == 0)
                    await rest();
            }
        }
    }
}
