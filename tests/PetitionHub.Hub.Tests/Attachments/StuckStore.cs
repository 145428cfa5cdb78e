using PetitionHub.Hub.Attachments.Storage;

namespace PetitionHub.Hub.Tests.Attachments;

/// <summary>A store with three old keys. The first cannot be removed.</summary>
internal sealed class StuckStore : IAttachmentStore
{
    private readonly List<Guid> _keys = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];

    public Guid Stuck => _keys[0];

    public IReadOnlyList<Guid> Keys => _keys;

    public Task PutAsync(Guid key, int index, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task<IReadOnlyList<StoredPart>> ListAsync(Guid key, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StoredPart>>([]);

    public Task<Stream?> OpenAsync(Guid key, int index, CancellationToken cancellationToken) => Task.FromResult<Stream?>(null);

    public Task DeleteAsync(Guid key, CancellationToken cancellationToken)
    {
        if (key == Stuck)
            throw new IOException("held by somebody");
        _keys.Remove(key);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<StoredKey> ListKeysAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var key in _keys.ToArray())
            yield return new StoredKey(key, DateTimeOffset.UnixEpoch);
        await Task.CompletedTask;
    }
}
