using System.Data.Common;
using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Texts;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>Reads a row of what <see cref="SqlServerStatements"/> select, each named after its statement.</summary>
internal static class SqlServerRows
{
    public static HeadRow ReadHead(DbDataReader reader) => new()
    {
        Sequence = reader.GetInt64(0),
        AtMs = reader.GetInt64(1),
        Sha256 = reader.GetBytes(2),
        MerkleFrontier = reader.GetBytes(3),
        RootSha256 = reader.GetBytes(4),
    };

    public static StoredCommand ReadCommand(DbDataReader reader)
    {
        var first = reader.GetInt64(1);
        var receipt = new CommandReceipt(
            reader.GetUuid(0),
            reader.IsDBNull(4) ? null : new PetitionId(reader.GetUuid(4)),
            first,
            first + reader.GetInt32(2) - 1,
            Time.FromMs(reader.GetInt64(5)),
            reader.GetBytes(6),
            reader.GetNullableString(7) ?? "");
        return new StoredCommand(receipt, reader.GetBytes(3));
    }

    public static StoredPetition ReadPetition(DbDataReader reader) =>
        new(StateJson.Read(reader.GetBytes(1)), reader.GetInt64(2), reader.GetInt64(3))
        {
            Key = reader.IsDBNull(4) ? null : new KeptKey(reader.GetBytes(4)),
        };

    public static (CursorKey Cursor, long Sequence) ReadCursor(DbDataReader reader) => (
        new CursorKey(UnitCode.Parse(reader.GetString(0)), (CursorKind)reader.GetInt32(1), reader.GetString(2)),
        reader.GetInt64(3));

    public static InboxEntryKey ReadInboxEntry(DbDataReader reader) =>
        new(CursorKey.OfConsumer(UnitCode.Parse(reader.GetString(0)), reader.GetString(1)), reader.GetInt64(2));

    public static AttachmentUploadRow ReadUpload(DbDataReader reader) => new()
    {
        Unit = reader.GetString(0),
        Sha256 = reader.GetBytes(1),
        SizeBytes = reader.GetInt64(2),
        MediaType = reader.GetString(3),
        StorageKey = reader.GetUuid(4),
        Key = reader.GetBytes(5),
        StartedAtMs = reader.GetInt64(6),
        CompletedAtMs = reader.IsDBNull(7) ? null : reader.GetInt64(7),
    };

    public static (UnitCode Unit, long Bytes) ReadUploadedBytes(DbDataReader reader) =>
        (UnitCode.Parse(reader.GetString(0)), reader.GetInt64(1));

    public static (AttachmentId File, StoredFile Stored) ReadStored(DbDataReader reader) =>
        (AttachmentMapping.IdOf(reader.GetBytes(0)), new StoredFile(reader.GetUuid(1), new KeptKey(reader.GetBytes(2))));

    public static UnitRow ReadUnit(DbDataReader reader) => new()
    {
        Code = reader.GetString(0),
        Name = reader.GetString(1),
        Territory = reader.GetString(2),
        Organ = reader.GetInt32(3),
        System = reader.GetString(4),
        Status = reader.GetInt32(5),
        Successor = reader.GetNullableString(6),
        Sequence = reader.GetInt64(7),
    };
}
