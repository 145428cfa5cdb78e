using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Texts;

namespace PetitionHub.Ledger.Engines.Sqlite;

/// <content>Uploads.</content>
internal sealed partial class SqliteWriteSession
{
    public ValueTask<IReadOnlyDictionary<UploadKey, AttachmentUpload>> LoadUploadsAsync(IReadOnlyCollection<UploadKey> uploads) =>
        Load(uploads, _statements.SelectUpload, (select, key) => select.Bind(key.Unit.Value).Bind(key.Id.ToBytes()), ReadUpload);

    public ValueTask<IReadOnlyDictionary<UnitCode, long>> SumUploadsAsync(IReadOnlyCollection<UnitCode> units) =>
        Load(units, _statements.SumUploads, (select, unit) => select.Bind(unit.Value), (select, _) => select.GetInt64(0));

    public ValueTask<IReadOnlyDictionary<AttachmentId, StoredFile>> FindStoredAsync(IReadOnlyCollection<AttachmentId> files) =>
        Load(
            files, _statements.FindStored, (select, file) => select.Bind(file.ToBytes()),
            (select, _) => new StoredFile(select.GetGuid(0), new KeptKey(select.GetBytes(1).ToArray())));

    private static AttachmentUpload ReadUpload(Statement select, UploadKey key) => new(
        key.Unit, key.Id, select.GetInt64(0), select.GetString(1), select.GetGuid(2), Time.FromMs(select.GetInt64(3)),
        Time.FromMs(select.GetNullableInt64(4)))
    {
        Key = new KeptKey(select.GetBytes(5).ToArray()),
    };

    private static ValueTask<IReadOnlyDictionary<TKey, T>> Load<TKey, T>(
        IReadOnlyCollection<TKey> keys, Statement select, Action<Statement, TKey> bind, Func<Statement, TKey, T> read)
        where TKey : notnull
    {
        var found = new Dictionary<TKey, T>(keys.Count);
        foreach (var key in keys)
        {
            bind(select, key);
            if (!select.Read())
                continue;
            found.Add(key, read(select, key));
            select.Reset();
        }

        return ValueTask.FromResult<IReadOnlyDictionary<TKey, T>>(found);
    }
}
