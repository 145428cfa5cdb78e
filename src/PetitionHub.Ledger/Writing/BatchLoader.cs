using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Petitions;

namespace PetitionHub.Ledger.Writing;

/// <summary>Loads, in a few set-based queries, what a batch needs.</summary>
internal static class BatchLoader
{
    public static async ValueTask<BatchData> LoadAsync(
        IWriteSession session, RecentEntries recent, HeadRow head, IReadOnlyList<Work> works)
    {
        var requestIds = new HashSet<Guid>();
        var petitions = new HashSet<PetitionId>();
        var queryCodes = new HashSet<string>();
        var cursors = new HashSet<CursorKey>();
        var toPark = new HashSet<InboxEntryKey>();
        var toUnpark = new HashSet<InboxEntryKey>();
        var uploads = new HashSet<UploadKey>();
        var uploaders = new HashSet<UnitCode>();
        var toComplete = new HashSet<AttachmentId>();
        foreach (var work in works)
        {
            if (work is CommandWork command)
            {
                Gather(command.Submission.Command, requestIds, petitions, queryCodes);
                uploads.UnionWith(UploadsOf(command.Submission.Command));
                toUnpark.UnionWith(command.Submission.Command.Steps.OfType<Unparking>().Select(InboxEntryKey.Of));
            }

            if (work is ICursorWork { Cursor: { } cursor })
                cursors.Add(cursor);
            if (work is ParkWork park)
                toPark.Add(park.Entry);
            if (work is UnparkWork unpark)
                toUnpark.Add(unpark.Entry);
            if (work is IUploadWork upload)
                uploads.Add(upload.Key);
            if (work is StartUploadWork start)
                uploaders.Add(start.Key.Unit);
            if (work is CompleteUploadWork complete)
                toComplete.Add(complete.Key.Id);
        }

        return new BatchData(
            head,
            await session.LoadCommandsAsync(requestIds),
            await LoadPetitionsAsync(session, recent, head, petitions),
            await session.FindQueryCodesAsync(queryCodes),
            await session.LoadCursorsAsync(cursors),
            await session.FindAddressedAsync(toPark),
            await session.FindParkedAsync(toUnpark),
            await session.LoadUploadsAsync(uploads),
            await session.SumUploadsAsync(uploaders),
            await session.FindStoredAsync(toComplete));
    }

    /// <summary>A petition that was changed a moment ago is at hand, unless another hub wrote since.</summary>
    private static async ValueTask<IReadOnlyDictionary<PetitionId, StoredPetition>> LoadPetitionsAsync(
        IWriteSession session, RecentEntries recent, HeadRow head, HashSet<PetitionId> petitions)
    {
        var found = petitions.Select(id => recent.FindAt(id, head.Sequence)).OfType<StoredPetition>()
            .ToDictionary(petition => petition.State.Id);
        if (found.Count == 0)
            return await session.LoadPetitionsAsync(petitions);
        foreach (var (id, petition) in await session.LoadPetitionsAsync([.. petitions.Where(id => !found.ContainsKey(id))]))
            found.Add(id, petition);
        return found;
    }

    /// <summary>The uploads that prove that the actor had what it files.</summary>
    private static IEnumerable<UploadKey> UploadsOf(Command command) => command.Actor.Unit is { } unit
        ? command.Steps.OfType<AttachmentFiling>().SelectMany(step => step.Attachments)
            .Select(attachment => new UploadKey(unit, attachment.Id))
        : [];

    private static void Gather(
        Command command, HashSet<Guid> requestIds, HashSet<PetitionId> petitions, HashSet<string> queryCodes)
    {
        requestIds.Add(command.RequestId);
        if (command.Petition is { } petition)
            petitions.Add(petition);
        foreach (var step in command.Steps)
        {
            if (step.Reference is { } reference)
                petitions.Add(reference);
            if (step is Registration registration)
                queryCodes.Add(registration.QueryCode);
        }
    }
}
