using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Petitions;

namespace PetitionHub.Ledger.Writing;

/// <summary>What a batch loads before it decides.</summary>
/// <param name="Head">The head, locked.</param>
/// <param name="Commands">The commands that were applied before, by request id.</param>
/// <param name="Petitions">The petitions that the commands are about or refer to.</param>
/// <param name="TakenQueryCodes">The query codes of new items that an older item has.</param>
/// <param name="Cursors">The cursors that the works may move.</param>
/// <param name="Addressed">Of the entries to park, those that are in the inbox.</param>
/// <param name="Parked">Of the entries to unpark, those that are parked.</param>
/// <param name="Uploads">The uploads that the works are about.</param>
/// <param name="UploadedBytes">How many bytes the uploads have of each unit that begins one.</param>
/// <param name="Stored">Of the files to complete, where those are that the hub has already.</param>
internal sealed record BatchData(
    HeadRow Head,
    IReadOnlyDictionary<Guid, StoredCommand> Commands,
    IReadOnlyDictionary<PetitionId, StoredPetition> Petitions,
    IReadOnlySet<string> TakenQueryCodes,
    IReadOnlyDictionary<CursorKey, long> Cursors,
    IReadOnlySet<InboxEntryKey> Addressed,
    IReadOnlySet<InboxEntryKey> Parked,
    IReadOnlyDictionary<UploadKey, AttachmentUpload> Uploads,
    IReadOnlyDictionary<UnitCode, long> UploadedBytes,
    IReadOnlyDictionary<AttachmentId, StoredFile> Stored);

/// <summary>A command that is in the ledger: its receipt and the digest that a repetition must have.</summary>
internal sealed record StoredCommand(CommandReceipt Receipt, ReadOnlyMemory<byte> CommandSha256);
