using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Petitions;

namespace PetitionHub.Ledger.Writing;

/// <summary>The rows that one batch writes.</summary>
internal sealed class BatchRows
{
    /// <summary>New entries, in order.</summary>
    public List<EntryRow> Entries { get; } = [];

    /// <summary>New addressees.</summary>
    public List<AddresseeRow> Addressees { get; } = [];

    /// <summary>Petitions, each once.</summary>
    public List<PetitionWrite> Petitions { get; } = [];

    /// <summary>Parties, some of which may be there already.</summary>
    public HashSet<(string Unit, long RegisteredAtMs, Guid PetitionId)> Parties { get; } = [];

    /// <summary>Duties to insert or replace, by petition and number.</summary>
    public Dictionary<(Guid Petition, int Number), DutyRow> Duties { get; } = [];

    /// <summary>Units to insert or replace, by code.</summary>
    public Dictionary<string, UnitRow> Units { get; } = [];

    /// <summary>Units that now serve another territory: the petitions that they hold are found there.</summary>
    public Dictionary<string, string> TerritoryByMovedUnit { get; } = [];

    /// <summary>New references of entries to attachments.</summary>
    public List<AttachmentReferenceRow> References { get; } = [];

    /// <summary>Uploads to insert or replace, or to remove (null).</summary>
    public Dictionary<UploadKey, AttachmentUpload?> Uploads { get; } = [];

    /// <summary>Spans of time whose uploads are removed where no entry, this batch's included, refers to their file.</summary>
    public List<UploadSpan> CollectedUploads { get; } = [];

    /// <summary>Cursors to insert or replace.</summary>
    public Dictionary<CursorKey, long> Cursors { get; } = [];

    /// <summary>Entries to park (with the reason) or to unpark (null).</summary>
    public Dictionary<InboxEntryKey, string?> Parked { get; } = [];

    /// <summary>The time of the batch, in Unix milliseconds.</summary>
    public long AtMs { get; set; }

    /// <summary>The head after the batch; null where it is not written.</summary>
    public HeadRow? Head { get; set; }
}

/// <summary>A petition row to write, and which of its indexed columns a batch changed.</summary>
/// <param name="Row">The row as it is to be.</param>
/// <param name="IsNew">It is to be inserted.</param>
/// <param name="Moved">Its holder changed.</param>
/// <param name="Reclassed">Its category, territory, purpose or matter may have changed.</param>
/// <param name="Passed">It came between hands, or is no longer.</param>
internal readonly record struct PetitionWrite(PetitionRow Row, bool IsNew, bool Moved, bool Reclassed, bool Passed);
