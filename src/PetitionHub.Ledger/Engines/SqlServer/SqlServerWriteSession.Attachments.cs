using System.Data.Common;
using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Attachments;

namespace PetitionHub.Ledger.Engines.SqlServer;

/// <content>Uploads.</content>
internal sealed partial class SqlServerWriteSession
{
    public async ValueTask<IReadOnlyDictionary<UploadKey, AttachmentUpload>> LoadUploadsAsync(
        IReadOnlyCollection<UploadKey> uploads) =>
        (await LoadAsync(SqlServerStatements.SelectUploads, TableTypes.UploadKeys, uploads, SqlServerRows.ReadUpload))
            .Select(AttachmentMapping.ToUpload).ToDictionary(upload => new UploadKey(upload.Unit, upload.Id));

    public async ValueTask<IReadOnlyDictionary<UnitCode, long>> SumUploadsAsync(IReadOnlyCollection<UnitCode> units) =>
        (await LoadAsync(SqlServerStatements.SumUploads, TableTypes.UnitKeys, units, SqlServerRows.ReadUploadedBytes))
            .ToDictionary(unit => unit.Unit, unit => unit.Bytes);

    public async ValueTask<IReadOnlyDictionary<AttachmentId, StoredFile>> FindStoredAsync(
        IReadOnlyCollection<AttachmentId> files) =>
        (await LoadAsync(SqlServerStatements.FindStored, TableTypes.AttachmentKeys, files, SqlServerRows.ReadStored))
            .DistinctBy(stored => stored.File).ToDictionary(stored => stored.File, stored => stored.Stored);

    private async ValueTask<List<T>> LoadAsync<TKey, T>(
        SqlStatement statement, TableType<TKey> type, IReadOnlyCollection<TKey> keys, Func<DbDataReader, T> read)
    {
        if (keys.Count == 0)
            return [];
        await using var reader = await ReadAsync(statement, type.Fill(keys));
        return await ReadAllAsync(reader, read);
    }
}
