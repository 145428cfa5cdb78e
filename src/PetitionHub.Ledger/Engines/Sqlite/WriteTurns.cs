namespace PetitionHub.Ledger.Engines.Sqlite;

/// <summary>
/// Orders the writers of this process: first come, first served. SQLite's own lock is not fair: the writer, which begins a new
/// transaction at once, would always get it. Between processes the file's own lock decides.
/// </summary>
internal sealed class WriteTurns : IDisposable
{
    // Those who wait asynchronously are let in by their order, and a turn that is given back goes to the first of them at once.
    private readonly SemaphoreSlim _turn = new(1, 1);

    public Task TakeAsync(CancellationToken cancellationToken) => _turn.WaitAsync(cancellationToken);

    public void GiveBack() => _turn.Release();

    public void Dispose() => _turn.Dispose();
}
