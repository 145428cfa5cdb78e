using Microsoft.Data.SqlClient;
using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger.Engines.SqlServer;

/// <summary>Puts the rows of a batch into one command, table by table; what has no rows is left out.</summary>
internal static class SqlServerRowWriter
{
    public static void AddTo(SqlCommand command, BatchRows rows)
    {
        command.AddRows(SqlServerStatements.InsertEntries, TableTypes.Entries, rows.Entries);
        command.AddRows(SqlServerStatements.InsertTexts, TableTypes.Texts, rows.Texts);
        command.AddRows(SqlServerStatements.InsertKeys, TableTypes.Keys, rows.Keys);
        command.AddRows(SqlServerStatements.InsertAddressees, TableTypes.Addressees, rows.Addressees);
        command.AddRows(SqlServerStatements.InsertPetitions, TableTypes.Petitions, rows.NewPetitions);
        command.AddRows(SqlServerStatements.UpdatePetitions, TableTypes.Petitions, rows.Petitions);
        command.AddRows(SqlServerStatements.PutUnits, TableTypes.Units, rows.Units.Values);
        AddInboxes(command, rows);
        AddAttachments(command, rows);
        if (rows.Head is { } head)
            SqlServerStatements.UpdateHead.AddTo(
                command, head.Sequence, head.AtMs, head.Sha256, head.MerkleFrontier, head.RootSha256);
    }

    private static void AddInboxes(SqlCommand command, BatchRows rows)
    {
        command.AddRows<CursorRow>(
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
        command.AddRows<ParkedRow>(
            SqlServerStatements.PutParked,
            TableTypes.Parked,
            [
                .. rows.Parked.Where(entry => entry.Value is not null).Select(entry => new ParkedRow
                {
                    Unit = entry.Key.Cursor.Unit.Value,
                    Consumer = entry.Key.Cursor.Name,
                    Sequence = entry.Key.Sequence,
                    Reason = entry.Value!,
                    ParkedAtMs = rows.AtMs,
                }),
            ]);
        command.AddRows<InboxEntryKey>(
            SqlServerStatements.DeleteParked,
            TableTypes.InboxEntryKeys,
            [.. rows.Parked.Where(entry => entry.Value is null).Select(entry => entry.Key)]);
    }

    /// <summary>References first: what they refer to is not collected.</summary>
    private static void AddAttachments(SqlCommand command, BatchRows rows)
    {
        command.AddRows(SqlServerStatements.InsertReferences, TableTypes.References, rows.References);
        command.AddRows<AttachmentUploadRow>(
            SqlServerStatements.PutUploads,
            TableTypes.Uploads,
            [.. rows.Uploads.Values.OfType<AttachmentUpload>().Select(AttachmentMapping.ToRow)]);
        command.AddRows<UploadKey>(
            SqlServerStatements.DeleteUploads,
            TableTypes.UploadKeys,
            [.. rows.Uploads.Where(upload => upload.Value is null).Select(upload => upload.Key)]);
        // The spans of several works are joined into one. Rows between them were not made by this batch, and are old enough too.
        if (rows.CollectedUploads.Count > 0)
            SqlServerStatements.CollectUploads.AddTo(
                command, rows.CollectedUploads.Min(span => span.FromMs), rows.CollectedUploads.Max(span => span.ToMs));
    }
}
