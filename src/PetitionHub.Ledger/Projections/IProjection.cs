using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Entries;

namespace PetitionHub.Ledger.Projections;

/// <summary>
/// Rows that follow from the ledger and nothing else: they are written after the entries, never with them, and can be removed and
/// made again at any time. A projection has a row in <see cref="ProjectionRow"/>, which is made with the tables.
/// </summary>
internal interface IProjection
{
    /// <summary>The name of its position, which stays.</summary>
    string Name { get; }

    /// <summary>How its rows are made, 1 or more. With a higher one all rows are made anew.</summary>
    int Version { get; }

    /// <summary>The kinds of entry that it reads, and is not given others; null for all.</summary>
    IReadOnlyList<StepKind>? Kinds { get; }

    /// <summary>Whether it is given entries with their texts.</summary>
    bool ReadsTexts => false;

    /// <summary>
    /// The most entries that one page takes in: they are held in memory, and what they change is written at once.
    /// </summary>
    int PageTaken { get; }

    /// <summary>
    /// Works out what entries change, outside of any transaction, as this may take long. What it answers writes the rows within
    /// one, and may be thrown away unused.
    /// </summary>
    /// <param name="context">Reads rows as of the position, or later ones, and then what it answers is thrown away.</param>
    /// <param name="after">The position before them.</param>
    /// <param name="entries">At least one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<Func<LedgerContext, CancellationToken, Task>> PrepareAsync(
        LedgerContext context, long after, IReadOnlyList<StoredEntry> entries, CancellationToken cancellationToken);

    /// <summary>
    /// Removes some of its rows, few enough that no other transaction waits long; false where there are none left.
    /// </summary>
    Task<bool> RemoveSomeAsync(LedgerContext context, CancellationToken cancellationToken);
}
