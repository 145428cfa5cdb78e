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
        foreach (var addressee in rows.Addressees)
            statements.InsertAddressee.Bind(addressee.Addressee).Bind(addressee.Sequence).Run();
        foreach (var petition in rows.Petitions)
            Write(petition);
        foreach (var (unit, registeredAtMs, petitionId) in rows.Parties)
            statements.InsertParty.Bind(unit).Bind(registeredAtMs).Bind(petitionId).Run();
        foreach (var duty in rows.Duties.Values)
            Write(duty);
        foreach (var unit in rows.Units.Values)
            Write(unit);
        foreach (var (unit, territory) in rows.TerritoryByMovedUnit)
            statements.MovePetitionsOfHolder.Bind(territory).Bind(unit).Run();
        WriteInboxes(rows);
        WriteAttachments(rows);
        if (rows.Head is { } head)
            statements.UpdateHead
                .Bind(head.Sequence).Bind(head.AtMs).Bind(head.Sha256).Bind(head.MerkleFrontier).Bind(head.RootSha256).Run();
    }

    private void Write(EntryRow entry) => statements.InsertEntry
        .Bind(entry.Sequence).Bind(entry.PetitionId).Bind(entry.UnitCode).Bind(entry.Kind).Bind(entry.Actor).Bind(entry.AtMs)
        .Bind(entry.RequestId).Bind(entry.EntriesInCommand).Bind(entry.CommandSha256).Bind(entry.Content).Bind(entry.Sha256)
        .Bind(entry.TraceParent).Run();

    private void Write(PetitionWrite petition)
    {
        var row = petition.Row;
        var statement = petition.IsNew ? statements.InsertPetition
            : petition.Moved ? statements.MovePetition : statements.UpdatePetition;
        statement.Bind(row.State).Bind(row.Version).Bind(row.Status)
            .Bind(row.ContentSequence).Bind(row.LastSequence).Bind(row.OpenDueAtMs);
        if (petition.IsNew || petition.Moved)
            statement.Bind(row.Holder).Bind(row.HolderTerritory);
        if (petition.IsNew)
            statement.Bind(row.Category).Bind(row.Territory).Bind(row.Purpose).Bind(row.MatterId)
                .Bind(row.Registrar).Bind(row.RegisteredAtMs).Bind(row.QueryCode).Bind(row.PassingCountedFromMs);
        statement.Bind(row.Id).Run();
        if (petition is { IsNew: false, Reclassed: true })
            statements.ReclassPetition
                .Bind(row.Category).Bind(row.Territory).Bind(row.Purpose).Bind(row.MatterId).Bind(row.Id).Run();
        if (petition is { IsNew: false, Passed: true })
            statements.PassPetition.Bind(row.PassingCountedFromMs).Bind(row.Id).Run();
    }

    private void Write(DutyRow duty) => statements.PutDuty
        .Bind(duty.PetitionId).Bind(duty.Number).Bind(duty.Kind).Bind(duty.Unit).Bind(duty.OwedTo).Bind(duty.StartedAtMs)
        .Bind(duty.DueAtMs).Bind(duty.IsProvisional).Bind(duty.RuleSet).Bind(duty.State).Bind(duty.EndedAtMs)
        .Bind((long)duty.Told).Run();

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
        .Bind(upload.StartedAtMs).Bind(upload.CompletedAtMs).Run();

    private void WriteInboxes(BatchRows rows)
    {
        foreach (var (cursor, sequence) in rows.Cursors)
            statements.PutCursor
                .Bind(cursor.Unit.Value).Bind((long)cursor.Kind).Bind(cursor.Name).Bind(sequence).Bind(rows.AtMs).Run();
        foreach (var (item, reason) in rows.Parked)
        {
            var statement = reason is null ? statements.DeleteParked : statements.PutParked;
            statement.Bind(item.Cursor.Unit.Value).Bind(item.Cursor.Name).Bind(item.Sequence);
            if (reason is not null)
                statement.Bind(reason).Bind(rows.AtMs);
            statement.Run();
        }
    }
}
