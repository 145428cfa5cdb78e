using Microsoft.Extensions.Logging;
using PetitionHub.Ledger.Engines;
using PetitionHub.Ledger.Operators;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger;

/// <summary>The database of a ledger, for its administrators: whether it is there, its migrations, its back-up.</summary>
public sealed class LedgerSchema : IAsyncDisposable
{
    private readonly ILedgerEngine _engine;

    private LedgerSchema(ILedgerEngine engine) => (_engine, Operators) = (engine, new OperatorAccounts(engine));

    /// <summary>The local accounts of operators, in a database that is up to date.</summary>
    public OperatorAccounts Operators { get; }

    /// <summary>Sets up the engine; connects to nothing yet.</summary>
    /// <exception cref="ArgumentException">An option is not as it must be; the message names it.</exception>
    public static LedgerSchema Of(LedgerOptions options, ILoggerFactory loggers)
    {
        options.Validate();
        var log = new LedgerLog(loggers.CreateLogger<LedgerSchema>());
        return new LedgerSchema(LedgerEngines.Find(options.Engine)!.Open(options, log));
    }

    /// <summary>True where there is a database, of whatever version.</summary>
    public Task<bool> ExistsAsync(CancellationToken cancellationToken) => _engine.ExistsAsync(cancellationToken);

    /// <summary>The migrations that the database lacks, in order.</summary>
    public Task<IReadOnlyList<string>> GetPendingMigrationsAsync(CancellationToken cancellationToken) =>
        _engine.GetPendingMigrationsAsync(cancellationToken);

    /// <summary>Makes the database where it is missing, applies the migrations that it lacks, and checks the result.</summary>
    /// <exception cref="LedgerSetupException">The database's set-up is not as the hub needs it.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await _engine.MigrateAsync(cancellationToken);
        await _engine.CheckSetupAsync(cancellationToken);
    }

    /// <summary>The statements of all migrations. Each is skipped where it was applied.</summary>
    /// <exception cref="NotSupportedException">The engine has no administrators; the message says what to do instead.</exception>
    public string ScriptMigrations() => _engine.ScriptMigrations();

    /// <summary>Copies the ledger, whole and as of one moment, into an empty or new folder, while hubs run.</summary>
    /// <exception cref="NotSupportedException">The server has its own back-up; the message says which.</exception>
    /// <exception cref="IOException">The folder is not empty, or cannot be written.</exception>
    public Task BackUpAsync(string folder, CancellationToken cancellationToken) => _engine.BackUpAsync(folder, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
