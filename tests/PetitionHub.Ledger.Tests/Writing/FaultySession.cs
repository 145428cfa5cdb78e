using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger.Tests.Writing;

/// <summary>A fault that passes by itself, as a broken connection or a lost deadlock.</summary>
public sealed class PassingFaultException : Exception;

/// <summary>Where a <see cref="FaultySession"/> fails.</summary>
public enum FaultPoint
{
    Begin,
    Load,
    Write,
    BeforeCommit,

    /// <summary>The transaction is durable, and the answer is lost.</summary>
    AfterCommit,
}

/// <summary>A session that fails where a test says, in the order in which it says so, and passes everything else on.</summary>
internal sealed class FaultySession(IWriteSession inner) : IWriteSession
{
    /// <summary>What fails next.</summary>
    public Queue<(FaultPoint Point, Exception Fault)> Faults { get; } = [];

    public int Begun { get; private set; }

    public int RolledBack { get; private set; }

    public void FailBy(Exception fault, params FaultPoint[] points)
    {
        foreach (var point in points)
            Faults.Enqueue((point, fault));
    }

    public DateTimeOffset? DatabaseTime { get; set; }

    public bool IsTransient(Exception exception) => exception is PassingFaultException;

    public ValueTask<HeadRow> BeginAsync()
    {
        Begun++;
        Fail(FaultPoint.Begin);
        return inner.BeginAsync();
    }

    public ValueTask<IReadOnlyDictionary<Guid, StoredCommand>> LoadCommandsAsync(IReadOnlyCollection<Guid> requestIds)
    {
        Fail(FaultPoint.Load);
        return inner.LoadCommandsAsync(requestIds);
    }

    public ValueTask<IReadOnlyDictionary<PetitionId, StoredPetition>> LoadPetitionsAsync(
        IReadOnlyCollection<PetitionId> petitions) =>
        inner.LoadPetitionsAsync(petitions);

    public ValueTask<IReadOnlySet<string>> FindQueryCodesAsync(IReadOnlyCollection<string> queryCodes) =>
        inner.FindQueryCodesAsync(queryCodes);

    public ValueTask<IReadOnlyDictionary<CursorKey, long>> LoadCursorsAsync(IReadOnlyCollection<CursorKey> cursors) =>
        inner.LoadCursorsAsync(cursors);

    public ValueTask<IReadOnlySet<InboxEntryKey>> FindAddressedAsync(IReadOnlyCollection<InboxEntryKey> entries) =>
        inner.FindAddressedAsync(entries);

    public ValueTask<IReadOnlySet<InboxEntryKey>> FindParkedAsync(IReadOnlyCollection<InboxEntryKey> entries) =>
        inner.FindParkedAsync(entries);

    public ValueTask<IReadOnlyDictionary<UploadKey, AttachmentUpload>> LoadUploadsAsync(IReadOnlyCollection<UploadKey> uploads) =>
        inner.LoadUploadsAsync(uploads);

    public ValueTask<IReadOnlyDictionary<UnitCode, long>> SumUploadsAsync(IReadOnlyCollection<UnitCode> units) =>
        inner.SumUploadsAsync(units);

    public ValueTask<IReadOnlyDictionary<AttachmentId, StoredFile>> FindStoredAsync(IReadOnlyCollection<AttachmentId> files) =>
        inner.FindStoredAsync(files);

    public ValueTask<IReadOnlyList<UnitRow>> LoadUnitsAsync(long afterSequence) => inner.LoadUnitsAsync(afterSequence);

    public async ValueTask WriteAsync(BatchRows rows)
    {
        await inner.WriteAsync(rows);
        Fail(FaultPoint.Write);
    }

    public async ValueTask CommitAsync()
    {
        Fail(FaultPoint.BeforeCommit);
        await inner.CommitAsync();
        Fail(FaultPoint.AfterCommit);
    }

    public ValueTask RollbackAsync()
    {
        RolledBack++;
        return inner.RollbackAsync();
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private void Fail(FaultPoint point)
    {
        if (Faults.TryPeek(out var next) && next.Point == point)
            throw Faults.Dequeue().Fault;
    }
}
