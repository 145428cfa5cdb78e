using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Model;

namespace PetitionHub.Ledger.Projections;

/// <summary>
/// Rows that follow from the ledger and nothing else: they are written after the entries, never with them, and can be removed and made
/// again at any time. A projection has a row in <see cref="ProjectionRow"/>, which its migration makes.
/// </summary>
internal interface IProjection
{
    /// <summary>The name of its position, which stays.</summary>
    string Name { get; }

    /// <summary>How its rows are made, 1 or more. With a higher one all rows are made anew.</summary>
    int Version { get; }

    /// <summary>The kinds of entry that it reads; it is not given others.</summary>
    IReadOnlyList<StepKind> Kinds { get; }

    /// <summary>
    /// Works out what entries change, outside of any transaction, as this may take long. What it answers writes the rows within one, and
    /// may be thrown away unused.
    /// </summary>
    Func<LedgerContext, CancellationToken, Task> Prepare(IReadOnlyList<Entry> entries);

    /// <summary>Removes some of its rows, few enough that nobody waits for it; false where there are none left.</summary>
    Task<bool> RemoveSomeAsync(LedgerContext context, CancellationToken cancellationToken);
}
