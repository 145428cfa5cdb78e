using PetitionHub.Ledger.Lists;
using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Monitoring.Health;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Repeats;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Texts;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger.Engines;

/// <summary>
/// A database engine: everything that differs between engines is behind this and <see cref="IWriteSession"/>. Those who read and
/// write rows know only what they need of it, which is declared beside them.
/// </summary>
internal interface ILedgerEngine : IListStore, IRepeatStore, IFigureStore, IContactStore, IAsyncDisposable
{
    /// <summary>What this process committed last.</summary>
    RecentEntries Recent { get; }

    /// <summary>The keys of the ledger's texts, which its contexts have, too.</summary>
    TextKeys Keys { get; }

    /// <summary>True where there is a database, of whatever version.</summary>
    Task<bool> ExistsAsync(CancellationToken cancellationToken);

    /// <summary>The migrations that the database lacks, in order; all of them where there is none.</summary>
    Task<IReadOnlyList<string>> GetPendingMigrationsAsync(CancellationToken cancellationToken);

    /// <summary>Makes the database where it is missing, and applies the migrations that it lacks.</summary>
    Task MigrateAsync(CancellationToken cancellationToken);

    /// <summary>The statements of all migrations, for an administrator to run. Each is skipped where it was applied.</summary>
    /// <exception cref="NotSupportedException">The engine has no administrators; the message says what to do instead.</exception>
    string ScriptMigrations();

    /// <summary>Checks that the database is set up as the hub needs it.</summary>
    /// <exception cref="LedgerSetupException">It is not; the message says what is to be done.</exception>
    Task CheckSetupAsync(CancellationToken cancellationToken);

    /// <summary>Copies the ledger, whole and as of one moment, into an empty or new folder, while hubs run.</summary>
    /// <exception cref="NotSupportedException">The server has its own back-up; the message says which.</exception>
    Task BackUpAsync(string folder, CancellationToken cancellationToken);

    /// <summary>The session of the one writer of this process.</summary>
    Task<IWriteSession> OpenWriteSessionAsync(CancellationToken cancellationToken);
}
