namespace PetitionHub.Ledger.Engines.Sqlite;

/// <summary>
/// Whose turn it is to write, within this process: first come, first served. SQLite itself lets whoever asks at the right
/// moment in, and whoever begins anew as soon as it ends, as the writer does, is always there first: the others would wait for as
/// long as commands come. Other processes are met at the file's own lock, as before.
/// </summary>
internal sealed class WriteTurns : IDisposable
{
    // Those who wait asynchronously are let in by their order, and a turn that is given back goes to the first of them at once.
    private readonly SemaphoreSlim _turn = new(1, 1);

    public Task TakeAsync(CancellationToken cancellationToken) => _turn.WaitAsync(cancellationToken);

    public void GiveBack() => _turn.Release();

    public void Dispose() => _turn.Dispose();
}
