using PetitionHub.Ledger;

namespace PetitionHub.Testing;

/// <summary>An empty database of one engine, for one test.</summary>
public interface ITestDatabase : IAsyncDisposable
{
    /// <summary>Where a store finds it.</summary>
    LedgerOptions Options { get; }

    /// <summary>Changes rows behind the ledger's back, with a statement that every engine understands; tells how many.</summary>
    Task<int> TamperAsync(string sql);

    /// <summary>Lets every write to the table fail until the answer is disposed of.</summary>
    Task<IAsyncDisposable> BreakAsync(string table);
}
