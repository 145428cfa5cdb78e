using Google.Protobuf;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Entries;
using PetitionHub.Hub.Paging;
using PetitionHub.Hub.Requests;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Lists;
using PetitionHub.Ledger.Petitions;
using PetitionHub.V1;
using PetitionHub.Wire;
using OrganType = PetitionHub.Domain.Units.OrganType;
using Unit = PetitionHub.Domain.Units.Unit;

namespace PetitionHub.Hub.Sync;

/// <summary>
/// A copy of what a unit may read, as of one sequence, page by page. Nothing is kept between pages: what has changed since is
/// folded again from its entries up to that sequence.
/// </summary>
internal sealed class SnapshotAnswers(EntryReader entries, PetitionReader petitions, ListReader lists, UnitDirectory directory)
{
    private const int DefaultPage = 100;
    private const int MaxPage = 500;

    /// <summary>How much of an entry's digest a token keeps: enough to tell one history from another.</summary>
    private const int MarkBytes = 8;

    /// <summary>How many petitions a page looks at, whether or not it shows them.</summary>
    private const int MaxLookedAt = 2_000;

    public async Task<GetSnapshotResponse> ReadAsync(GetSnapshotRequest request, Unit unit, CancellationToken cancellationToken)
    {
        var fields = new RequestFields();
        var size = fields.PageSize(request.PageSize, DefaultPage, MaxPage);
        Errors.RefusalException.ThrowIf(fields.Refusal);
        var token = PageToken.Of("snapshot", unit.Code.Value);
        var head = await entries.GetHeadAsync(cancellationToken);
        var place = token.ReadSnapshot(request.PageToken, head.Sequence)
            ?? new SnapshotPlace(head.Sequence, Mark(head.Sha256), null);
        if (place.Sequence == 0)
            return new();
        var stored = (await entries.GetEntryAsync(place.Sequence, cancellationToken))!;
        // Pages of two histories make no copy of either.
        if (Mark(stored.Sha256) != place.Sha256)
            throw PageToken.Invalid();
        var response = new GetSnapshotResponse
        {
            Sequence = place.Sequence,
            Sha256 = UnsafeByteOperations.UnsafeWrap(stored.Sha256),
        };
        var query = QueryFor(unit, stored.Entry.Time.ToDateTimeOffset()) with { AtLeast = place.Sequence };
        var (bytes, lookedAt, last) = (0, 0, place.Last);
        while (true)
        {
            var keys = await lists.FindForSnapshotAsync(query, last, size, cancellationToken);
            var read = await ReadAsync(keys, place.Sequence, unit.Code, cancellationToken);
            foreach (var key in keys)
            {
                if (response.Petitions.Count == size || bytes >= PageBytes.Most || lookedAt == MaxLookedAt)
                {
                    response.NextPageToken = token.Write(place with { Last = last });
                    return response;
                }

                (last, lookedAt) = (key, lookedAt + 1);
                if (!read.TryGetValue(key.Id, out var petition))
                    continue;
                bytes += petition.CalculateSize();
                response.Petitions.Add(petition);
            }

            if (keys.Count < size)
                return response;
        }
    }

    private static string Mark(ReadOnlyMemory<byte> sha256) => Convert.ToHexStringLower(sha256.Span[..MarkBytes]);

    private SnapshotQuery QueryFor(Unit unit, DateTimeOffset until)
    {
        var oversees = unit.Organ is OrganType.Bureau or OrganType.JointConference;
        if (oversees && unit.Level == Domain.Units.Level.National)
            return SnapshotQuery.Whole(until);
        // The successor of a unit that ended may read its matters, and so may the units above the successor.
        var ended = directory.Within(Territory.Country)
            .Where(other => other.Status == Domain.Units.UnitStatus.Abolished && directory.HeirOf(other.Code) is { } heir
                && (heir.Code == unit.Code
                    || (oversees && unit.Territory.Contains(heir.Territory) && !unit.Territory.Contains(other.Territory))))
            .Select(other => other.Code);
        return SnapshotQuery.Of([unit.Code, .. ended], oversees ? unit.Territory : null, until);
    }

    /// <summary>Those of the petitions that the unit may read, then and now, as they were at the sequence.</summary>
    private async Task<Dictionary<PetitionId, Petition>> ReadAsync(
        IReadOnlyList<PetitionPlace> keys, long sequence, UnitCode unit, CancellationToken cancellationToken)
    {
        var shown = new Dictionary<PetitionId, Petition>(keys.Count);
        var unchanged = new List<StoredPetition>(keys.Count);
        foreach (var current in await petitions.GetPetitionsAsync([.. keys.Select(key => key.Id)], cancellationToken))
        {
            if (!Access.CanRead(current.State, unit, directory))
                continue;
            if (current.LastSequence <= sequence)
                unchanged.Add(current);
            else if (await petitions.FoldPetitionAsync(current.State.Id, sequence, cancellationToken) is { } then
                && Access.CanRead(then.Petition.State, unit, directory))
                shown.Add(current.State.Id, PetitionWire.ToWire(then.Petition.State, then.Details, then.Petition.LastSequence));
        }

        foreach (var (stored, details) in await petitions.GetDetailsAsync(unchanged, cancellationToken))
            shown.Add(stored.State.Id, PetitionWire.ToWire(stored.State, details, stored.LastSequence));
        return shown;
    }
}
