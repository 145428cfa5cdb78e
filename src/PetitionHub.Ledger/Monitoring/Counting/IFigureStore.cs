using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>A database with the rows of figures.</summary>
internal interface IFigureStore : ILedgerDatabase
{
    /// <summary>Writes rows of figures, within the transaction of the context.</summary>
    Task PutMonitoringAsync(LedgerContext context, MonitoringRows rows, CancellationToken cancellationToken);
}
