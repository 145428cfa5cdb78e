using Microsoft.Data.SqlClient;
using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>Puts the rows of a batch into one command, table by table; what has no rows is left out.</summary>
internal static class SqlServerRowWriter
{
    public static void AddTo(SqlCommand command, BatchRows rows)
    {
        Add(command, SqlServerStatements.InsertEntries, TableTypes.Entries, rows.Entries);
        Add(command, SqlServerStatements.InsertAddressees, TableTypes.Addressees, rows.Addressees);
        AddPetitions(command, SqlServerStatements.InsertPetitions, rows, petition => petition.IsNew);
        AddPetitions(command, SqlServerStatements.UpdatePetitions, rows, petition => petition is { IsNew: false, Moved: false });
        AddPetitions(command, SqlServerStatements.MovePetitions, rows, petition => petition is { IsNew: false, Moved: true });
        AddPetitions(command, SqlServerStatements.ReclassPetitions, rows, petition =>
            petition is { IsNew: false, Reclassed: true });
        AddPetitions(command, SqlServerStatements.PassPetitions, rows, petition => petition is { IsNew: false, Passed: true });
        Add(command, SqlServerStatements.InsertParties, TableTypes.Parties, rows.Parties);
        Add(command, SqlServerStatements.PutDuties, TableTypes.Duties, rows.Duties.Values);
        Add(command, SqlServerStatements.PutUnits, TableTypes.Units, rows.Units.Values);
        AddInboxes(command, rows);
        AddAttachments(command, rows);
        if (rows.Head is { } head)
            SqlServerStatements.UpdateHead.AddTo(
                command, head.Sequence, head.AtMs, head.Sha256, head.MerkleFrontier, head.RootSha256);
    }

    private static void AddPetitions(
        SqlCommand command, SqlStatement statement, BatchRows rows, Func<PetitionWrite, bool> isOne) =>
        Add<PetitionRow>(
            command, statement, TableTypes.Petitions, [.. rows.Petitions.Where(isOne).Select(petition => petition.Row)]);

    private static void AddInboxes(SqlCommand command, BatchRows rows)
    {
        Add<CursorRow>(
            command,
            SqlServerStatements.PutCursors,
            TableTypes.Cursors,
            [
                .. rows.Cursors.Select(cursor => new CursorRow
                {
                    Unit = cursor.Key.Unit.Value,
                    Kind = cursor.Key.Kind,
                    Name = cursor.Key.Name,
                    Sequence = cursor.Value,
                    UpdatedAtMs = rows.AtMs,
                }),
            ]);
        Add<ParkedRow>(
            command,
            SqlServerStatements.PutParked,
            TableTypes.Parked,
            [
                .. rows.Parked.Where(item => item.Value is not null).Select(item => new ParkedRow
                {
                    Unit = item.Key.Cursor.Unit.Value,
                    Consumer = item.Key.Cursor.Name,
                    Sequence = item.Key.Sequence,
                    Reason = item.Value!,
                    ParkedAtMs = rows.AtMs,
                }),
            ]);
        Add<InboxEntryKey>(
            command,
            SqlServerStatements.DeleteParked,
            TableTypes.InboxEntryKeys,
            [.. rows.Parked.Where(item => item.Value is null).Select(item => item.Key)]);
    }

    /// <summary>References first: what they refer to is not collected.</summary>
    private static void AddAttachments(SqlCommand command, BatchRows rows)
    {
        Add(command, SqlServerStatements.InsertReferences, TableTypes.References, rows.References);
        Add<AttachmentUploadRow>(
            command,
            SqlServerStatements.PutUploads,
            TableTypes.Uploads,
            [.. rows.Uploads.Values.OfType<AttachmentUpload>().Select(AttachmentMapping.ToRow)]);
        Add<UploadKey>(
            command,
            SqlServerStatements.DeleteUploads,
            TableTypes.UploadKeys,
            [.. rows.Uploads.Where(upload => upload.Value is null).Select(upload => upload.Key)]);
        // The spans of several works are joined into one. Rows between them were not made by this batch, and are old enough too.
        if (rows.CollectedUploads.Count > 0)
            SqlServerStatements.CollectUploads.AddTo(
                command, rows.CollectedUploads.Min(span => span.FromMs), rows.CollectedUploads.Max(span => span.ToMs));
    }

    private static void Add<TRow>(
        SqlCommand command, SqlStatement statement, TableType<TRow> type, IReadOnlyCollection<TRow> rows)
    {
        if (rows.Count > 0)
            statement.AddTo(command, type.Fill(rows));
    }
}
