using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Petitions;

namespace PetitionHub.Ledger.Writing;

/// <summary>
/// The writer's connection: one transaction at a time, which locks the head first. Loads are set-based; what is not there is
/// left out of the answer. Any exception leaves the transaction to be rolled back.
/// </summary>
internal interface IWriteSession : IAsyncDisposable
{
    /// <summary>Begins the transaction, waits for the lock on the head, and reads the head.</summary>
    ValueTask<HeadRow> BeginAsync();

    /// <summary>
    /// The time by the database's own clock when the transaction began; null where the engine has no clock but the machine's.
    /// </summary>
    DateTimeOffset? DatabaseTime { get; }

    ValueTask<IReadOnlyDictionary<Guid, StoredCommand>> LoadCommandsAsync(IReadOnlyCollection<Guid> requestIds);

    ValueTask<IReadOnlyDictionary<PetitionId, StoredPetition>> LoadPetitionsAsync(IReadOnlyCollection<PetitionId> petitions);

    ValueTask<IReadOnlySet<string>> FindQueryCodesAsync(IReadOnlyCollection<string> queryCodes);

    ValueTask<IReadOnlyDictionary<CursorKey, long>> LoadCursorsAsync(IReadOnlyCollection<CursorKey> cursors);

    /// <summary>Those of the entries that are in the inbox of the cursor's unit.</summary>
    ValueTask<IReadOnlySet<InboxEntryKey>> FindAddressedAsync(IReadOnlyCollection<InboxEntryKey> entries);

    /// <summary>Those of the entries that are parked.</summary>
    ValueTask<IReadOnlySet<InboxEntryKey>> FindParkedAsync(IReadOnlyCollection<InboxEntryKey> entries);

    ValueTask<IReadOnlyDictionary<UploadKey, AttachmentUpload>> LoadUploadsAsync(IReadOnlyCollection<UploadKey> uploads);

    /// <summary>How many bytes the uploads of each unit have, complete or not.</summary>
    ValueTask<IReadOnlyDictionary<UnitCode, long>> SumUploadsAsync(IReadOnlyCollection<UnitCode> units);

    /// <summary>Where those files are for which a unit's upload is complete.</summary>
    ValueTask<IReadOnlyDictionary<AttachmentId, StoredFile>> FindStoredAsync(IReadOnlyCollection<AttachmentId> files);

    /// <summary>The units that an entry after this sequence changed, in the order of those entries.</summary>
    ValueTask<IReadOnlyList<UnitRow>> LoadUnitsAsync(long afterSequence);

    /// <summary>Writes all rows of a batch.</summary>
    ValueTask WriteAsync(BatchRows rows);

    /// <summary>Makes the transaction durable.</summary>
    ValueTask CommitAsync();

    /// <summary>
    /// True where the fault passes by itself, so that the batch may be run again after a roll-back. A fault of
    /// <see cref="CommitAsync"/> may come after the commit: the request ids tell the batch that is run again.
    /// </summary>
    bool IsTransient(Exception exception);

    /// <summary>Undoes the transaction, where one is open.</summary>
    ValueTask RollbackAsync();
}
