using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Repeats;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Repeats;
using PetitionHub.Ledger.Texts;

namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>
/// The table types that migrations make. A set goes as one parameter: one plan for any number of rows, exact types, no limit of
/// 2,100 parameters, and a statement that a parser can check, which the INSERT BULK of a bulk copy is not. Those that are
/// named after a table have its columns, in its order.
/// </summary>
internal static partial class TableTypes
{
    public static readonly TableType<Guid> UuidKeys = new("uuid_keys", Column.Id<Guid>("id", id => id));

    public static readonly TableType<string> QueryCodeKeys = new(
        "query_code_keys", Column.Text<string>("query_code", 64, code => code));

    public static readonly TableType<CursorKey> CursorKeys = new(
        "cursor_keys",
        Column.Text<CursorKey>("unit", 40, key => key.Unit.Value),
        Column.Int<CursorKey>("kind", key => (int)key.Kind),
        Column.Text<CursorKey>("name", 64, key => key.Name));

    public static readonly TableType<InboxEntryKey> InboxEntryKeys = new(
        "inbox_entry_keys",
        Column.Text<InboxEntryKey>("unit", 40, entry => entry.Cursor.Unit.Value),
        Column.Text<InboxEntryKey>("consumer", 64, entry => entry.Cursor.Name),
        Column.Long<InboxEntryKey>("sequence", entry => entry.Sequence));

    public static readonly TableType<long> BandKeys = new("band_keys", Column.Long<long>("band_key", key => key));

    public static readonly TableType<UnitCode> UnitKeys = new("unit_keys", Column.Text<UnitCode>("unit", 40, code => code.Value));

    public static readonly TableType<AttachmentId> AttachmentKeys = new(
        "attachment_keys", Column.Digest<AttachmentId>("sha256", id => id.ToBytes()));

    public static readonly TableType<UploadKey> UploadKeys = new(
        "upload_keys",
        Column.Text<UploadKey>("unit", 40, key => key.Unit.Value),
        Column.Digest<UploadKey>("sha256", key => key.Id.ToBytes()));

    public static readonly TableType<EntryRow> Entries = new(
        "ledger_entries_rows",
        Column.Long<EntryRow>("sequence", row => row.Sequence),
        Column.Id<EntryRow>("petition_id", row => row.PetitionId),
        Column.Text<EntryRow>("unit_code", 40, row => row.UnitCode),
        Column.Int<EntryRow>("kind", row => row.Kind),
        Column.Text<EntryRow>("actor", 50, row => row.Actor),
        Column.Long<EntryRow>("at_ms", row => row.AtMs),
        Column.Id<EntryRow>("request_id", row => row.RequestId),
        Column.Int<EntryRow>("entries_in_command", row => row.EntriesInCommand),
        Column.Digest<EntryRow>("command_sha256", row => row.CommandSha256),
        Column.Bytes<EntryRow>("content", row => row.Content),
        Column.Digest<EntryRow>("sha256", row => row.Sha256),
        Column.LongText<EntryRow>("reach", row => row.Reach),
        Column.Text<EntryRow>("trace_parent", 55, row => row.TraceParent));

    public static readonly TableType<EntryTextsRow> Texts = new(
        "entry_texts_rows",
        Column.Long<EntryTextsRow>("sequence", row => row.Sequence),
        Column.Bytes<EntryTextsRow>("content", row => row.Content));

    public static readonly TableType<PetitionKeyRow> Keys = new(
        "petition_keys_rows",
        Column.Id<PetitionKeyRow>("petition_id", row => row.PetitionId),
        Column.Bytes<PetitionKeyRow>("key", row => row.Key));

    public static readonly TableType<AddresseeRow> Addressees = new(
        "entry_addressees_rows",
        Column.Text<AddresseeRow>("addressee", 40, row => row.Addressee),
        Column.Long<AddresseeRow>("sequence", row => row.Sequence));

    public static readonly TableType<PetitionRow> Petitions = new(
        "petitions_rows",
        Column.Id<PetitionRow>("id", row => row.Id),
        Column.Bytes<PetitionRow>("state", row => row.State),
        Column.Text<PetitionRow>("query_code", 64, row => row.QueryCode),
        Column.Long<PetitionRow>("content_sequence", row => row.ContentSequence),
        Column.Long<PetitionRow>("last_sequence", row => row.LastSequence));

    public static readonly TableType<UnitRow> Units = new(
        "units_rows",
        Column.Text<UnitRow>("code", 40, row => row.Code),
        Column.Text<UnitRow>("name", SqlServerLedgerContext.UnitNameLength, row => row.Name),
        Column.Text<UnitRow>("territory", 9, row => row.Territory),
        Column.Int<UnitRow>("organ", row => row.Organ),
        Column.Text<UnitRow>("system", 40, row => row.System),
        Column.Int<UnitRow>("status", row => row.Status),
        Column.Text<UnitRow>("successor", 40, row => row.Successor),
        Column.Long<UnitRow>("sequence", row => row.Sequence));

    public static readonly TableType<CursorRow> Cursors = new(
        "cursors_rows",
        Column.Text<CursorRow>("unit", 40, row => row.Unit),
        Column.Int<CursorRow>("kind", row => (int)row.Kind),
        Column.Text<CursorRow>("name", 64, row => row.Name),
        Column.Long<CursorRow>("sequence", row => row.Sequence),
        Column.Long<CursorRow>("updated_at_ms", row => row.UpdatedAtMs));

    public static readonly TableType<RepeatSketchRow> RepeatSketches = new(
        "repeat_sketches_rows",
        Column.Id<RepeatSketchRow>("petition_id", row => row.PetitionId),
        Column.Binary<RepeatSketchRow>("petitioner", RepeatMapping.PetitionerBytes, row => row.Petitioner),
        Column.Long<RepeatSketchRow>("text_hash", row => row.TextHash),
        Column.Binary<RepeatSketchRow>("sketch", TextSketch.ByteLength, row => row.Sketch),
        Column.Text<RepeatSketchRow>("category", 6, row => row.Category),
        Column.Text<RepeatSketchRow>("territory", 9, row => row.Territory));

    public static readonly TableType<RepeatBandRow> RepeatBands = new(
        "repeat_bands_rows",
        Column.Long<RepeatBandRow>("band_key", row => row.BandKey),
        Column.Id<RepeatBandRow>("petition_id", row => row.PetitionId));

    public static readonly TableType<ParkedRow> Parked = new(
        "parked_entries_rows",
        Column.Text<ParkedRow>("unit", 40, row => row.Unit),
        Column.Text<ParkedRow>("consumer", 64, row => row.Consumer),
        Column.Long<ParkedRow>("sequence", row => row.Sequence),
        Column.Bytes<ParkedRow>("reason", row => row.Reason),
        Column.Long<ParkedRow>("parked_at_ms", row => row.ParkedAtMs));

    public static readonly TableType<AttachmentUploadRow> Uploads = new(
        "attachment_uploads_rows",
        Column.Text<AttachmentUploadRow>("unit", 40, row => row.Unit),
        Column.Digest<AttachmentUploadRow>("sha256", row => row.Sha256),
        Column.Long<AttachmentUploadRow>("size_bytes", row => row.SizeBytes),
        Column.Text<AttachmentUploadRow>("media_type", 100, row => row.MediaType),
        Column.Id<AttachmentUploadRow>("storage_key", row => row.StorageKey),
        Column.Bytes<AttachmentUploadRow>("key", row => row.Key),
        Column.Long<AttachmentUploadRow>("started_at_ms", row => row.StartedAtMs),
        Column.Long<AttachmentUploadRow>("completed_at_ms", row => row.CompletedAtMs));

    public static readonly TableType<AttachmentReferenceRow> References = new(
        "attachment_references_rows",
        Column.Digest<AttachmentReferenceRow>("sha256", row => row.Sha256),
        Column.Id<AttachmentReferenceRow>("petition_id", row => row.PetitionId),
        Column.Long<AttachmentReferenceRow>("sequence", row => row.Sequence));
}
