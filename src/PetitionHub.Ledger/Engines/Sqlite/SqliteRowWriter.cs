using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger.Engines.Sqlite;

/// <summary>Writes the rows of a batch, table by table.</summary>
internal sealed class SqliteRowWriter(SqliteStatements statements)
{
    public void Write(BatchRows rows)
    {
        foreach (var entry in rows.Entries)
            Write(entry);
        foreach (var texts in rows.Texts)
            statements.InsertTexts.Bind(texts.Sequence).Bind(texts.Content).Run();
        foreach (var key in rows.Keys)
            statements.InsertKey.Bind(key.PetitionId).Bind(key.Key).Run();
        foreach (var addressee in rows.Addressees)
            statements.InsertAddressee.Bind(addressee.Addressee).Bind(addressee.Sequence).Run();
        foreach (var petition in rows.NewPetitions)
            BindState(statements.InsertPetition, petition).Bind(petition.QueryCode).Run();
        foreach (var petition in rows.Petitions)
            BindState(statements.UpdatePetition, petition).Run();
        foreach (var unit in rows.Units.Values)
            Write(unit);
        WriteInboxes(rows);
        WriteAttachments(rows);
        if (rows.Head is { } head)
            statements.UpdateHead
                .Bind(head.Sequence).Bind(head.AtMs).Bind(head.Sha256).Bind(head.MerkleFrontier).Bind(head.RootSha256).Run();
    }

    private void Write(EntryRow entry) => statements.InsertEntry
        .Bind(entry.Sequence).Bind(entry.PetitionId).Bind(entry.UnitCode).Bind(entry.Kind).Bind(entry.Actor).Bind(entry.AtMs)
        .Bind(entry.RequestId).Bind(entry.EntriesInCommand).Bind(entry.CommandSha256).Bind(entry.Content).Bind(entry.Sha256)
        .Bind(entry.Reach).Bind(entry.TraceParent).Run();

    private static Statement BindState(Statement statement, PetitionRow petition) => statement
        .Bind(petition.State).Bind(petition.ContentSequence).Bind(petition.LastSequence).Bind(petition.Id);

    private void Write(UnitRow unit) => statements.PutUnit
        .Bind(unit.Code).Bind(unit.Name).Bind(unit.Territory).Bind(unit.Organ).Bind(unit.System).Bind(unit.Status)
        .Bind(unit.Successor).Bind(unit.Sequence).Run();

    /// <summary>References first: what they refer to is not collected.</summary>
    private void WriteAttachments(BatchRows rows)
    {
        foreach (var reference in rows.References)
            statements.InsertReference.Bind(reference.Sha256).Bind(reference.PetitionId).Bind(reference.Sequence).Run();
        foreach (var (key, upload) in rows.Uploads)
        {
            if (upload is null)
                statements.DeleteUpload.Bind(key.Unit.Value).Bind(key.Id.ToBytes()).Run();
            else
                Write(AttachmentMapping.ToRow(upload));
        }

        foreach (var span in rows.CollectedUploads)
            statements.CollectUploads.Bind(span.FromMs).Bind(span.ToMs).Run();
    }

    private void Write(AttachmentUploadRow upload) => statements.PutUpload
        .Bind(upload.Unit).Bind(upload.Sha256).Bind(upload.SizeBytes).Bind(upload.MediaType).Bind(upload.StorageKey)
        .Bind(upload.Key).Bind(upload.StartedAtMs).Bind(upload.CompletedAtMs).Run();

    private void WriteInboxes(BatchRows rows)
    {
        foreach (var (cursor, sequence) in rows.Cursors)
            statements.PutCursor
                .Bind(cursor.Unit.Value).Bind((long)cursor.Kind).Bind(cursor.Name).Bind(sequence).Bind(rows.AtMs).Run();
        foreach (var (entry, reason) in rows.Parked)
        {
            var statement = reason is null ? statements.DeleteParked : statements.PutParked;
            statement.Bind(entry.Cursor.Unit.Value).Bind(entry.Cursor.Name).Bind(entry.Sequence);
            if (reason is not null)
                statement.Bind(reason).Bind(rows.AtMs);
            statement.Run();
        }
    }
}
