using Microsoft.Extensions.Logging;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Hub.Ledger;

/// <summary>The hub's ledger, which is opened once the services that it needs are there, and before the hub listens.</summary>
internal sealed class HubLedger(
    HubOptions options, LedgerRules rules, IEnumerable<ICommitListener> listeners, TimeProvider clock, ILoggerFactory loggers,
    IDirectoryCopies? copies = null)
    : ICommitListener
{
    private readonly ICommitListener[] _listeners = [.. listeners];
    private LedgerStore? _store;

    /// <summary>The open ledger; the container that resolves it owns it.</summary>
    public LedgerStore Store => _store ?? throw new InvalidOperationException("The ledger is not open yet.");

    public async Task OpenAsync(CancellationToken cancellationToken) => _store = await LedgerStore.OpenAsync(
        options.LedgerInFolder, rules, this, copies, clock, loggers, cancellationToken);

    public void OnCommitted(IReadOnlyList<StoredEntry> entries)
    {
        foreach (var listener in _listeners)
            listener.OnCommitted(entries);
    }
}
