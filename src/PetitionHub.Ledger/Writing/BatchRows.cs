using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Texts;

namespace PetitionHub.Ledger.Writing;

/// <summary>The rows that one batch writes.</summary>
internal sealed class BatchRows
{
    /// <summary>New entries, in order.</summary>
    public List<EntryRow> Entries { get; } = [];

    /// <summary>Their texts.</summary>
    public List<EntryTextsRow> Texts { get; } = [];

    /// <summary>The keys of the texts of new petitions.</summary>
    public List<PetitionKeyRow> Keys { get; } = [];

    /// <summary>The units to which the new entries are addressed.</summary>
    public List<AddresseeRow> Addressees { get; } = [];

    /// <summary>Petitions to insert.</summary>
    public List<PetitionRow> NewPetitions { get; } = [];

    /// <summary>Petitions to replace.</summary>
    public List<PetitionRow> Petitions { get; } = [];

    /// <summary>Units to insert or replace, by code.</summary>
    public Dictionary<string, UnitRow> Units { get; } = [];

    /// <summary>New references of entries to attachments.</summary>
    public List<AttachmentReferenceRow> References { get; } = [];

    /// <summary>Uploads to insert or replace, or to remove (null).</summary>
    public Dictionary<UploadKey, AttachmentUpload?> Uploads { get; } = [];

    /// <summary>Spans of time whose uploads are removed where no entry, this batch's included, refers to their file.</summary>
    public List<UploadSpan> CollectedUploads { get; } = [];

    /// <summary>Cursors to insert or replace.</summary>
    public Dictionary<CursorKey, long> Cursors { get; } = [];

    /// <summary>Entries to park (with the reason, sealed) or to unpark (null).</summary>
    public Dictionary<InboxEntryKey, byte[]?> Parked { get; } = [];

    /// <summary>The time of the batch, in Unix milliseconds.</summary>
    public long AtMs { get; set; }

    /// <summary>The head after the batch; null where it is not written.</summary>
    public HeadRow? Head { get; set; }
}
