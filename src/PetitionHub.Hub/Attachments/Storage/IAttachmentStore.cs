namespace PetitionHub.Hub.Attachments.Storage;

/// <summary>
/// Stores the bytes of attachments, in parts under a storage key. A part that is there is whole and never changes: of two who put
/// the same one, the first wins. Any number of hubs may share it.
/// </summary>
internal interface IAttachmentStore
{
    /// <summary>Puts a part, durably, before it returns.</summary>
    Task PutAsync(Guid key, int index, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>The parts under a key, in no order; none where there is no such key.</summary>
    Task<IReadOnlyList<StoredPart>> ListAsync(Guid key, CancellationToken cancellationToken);

    /// <summary>A part's bytes; null where it is not there.</summary>
    Task<Stream?> OpenAsync(Guid key, int index, CancellationToken cancellationToken);

    /// <summary>Removes all that is under a key, where there is anything.</summary>
    Task DeleteAsync(Guid key, CancellationToken cancellationToken);

    /// <summary>Every key, and when something was last put under it.</summary>
    IAsyncEnumerable<StoredKey> ListKeysAsync(CancellationToken cancellationToken);
}
