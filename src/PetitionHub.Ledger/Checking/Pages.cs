using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace PetitionHub.Ledger.Checking;

/// <summary>
/// Walks a table page by page, so that each row may be followed by other queries: a connection need not be able to run one while
/// it still reads the rows of another.
/// </summary>
internal static class Pages
{
    private const int PageRows = 500;

    /// <summary>Gives every row after the first, which need not be there.</summary>
    /// <param name="first">A row before all others.</param>
    /// <param name="after">The rows after the given one, in the order of their key.</param>
    /// <param name="cancellationToken">Stops between pages.</param>
    public static async IAsyncEnumerable<TRow> WalkAsync<TRow>(
        TRow first, Func<TRow, IQueryable<TRow>> after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = first;
        List<TRow> page;
        do
        {
            page = await after(last).Take(PageRows).ToListAsync(cancellationToken);
            foreach (var row in page)
                yield return last = row;
        }
        while (page.Count == PageRows);
    }
}
