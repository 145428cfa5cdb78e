using System.Runtime.CompilerServices;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Confidentiality;
using PetitionHub.Hub.Entries;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Paging;
using PetitionHub.Hub.Projections;
using PetitionHub.Hub.Requests;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Lists;
using PetitionHub.Ledger.Petitions;
using PetitionHub.V1;
using PetitionHub.Wire;

namespace PetitionHub.Hub.Petitions;

/// <summary>Reads petitions for a unit. What the unit may not see is answered as what is not there.</summary>
internal sealed class PetitionAnswers(
    PetitionReader petitions, ListReader lists, EntryReader entries, ReadablePetitions readable, IUnitDirectory directory,
    TimeProvider time)
{
    private const int DefaultPage = 50;
    private const int MaxPage = 500;
    private const int DefaultTimelinePage = 100;

    public async Task<GetPetitionResponse> GetAsync(
        GetPetitionRequest request, UnitCode unit, CancellationToken cancellationToken)
    {
        var found = await readable.FindAsync(request.PetitionId, unit, cancellationToken);
        var details = await petitions.GetDetailsAsync(found, cancellationToken);
        return new() { Petition = PetitionWire.ToWire(found.State, details, found.LastSequence) };
    }

    public async Task<ListTimelineResponse> ListTimelineAsync(
        ListTimelineRequest request, UnitCode unit, CancellationToken cancellationToken)
    {
        var fields = new RequestFields();
        var size = fields.PageSize(request.PageSize, DefaultTimelinePage, MaxPage);
        RefusalException.ThrowIf(fields.Refusal);
        var token = PageToken.Of("timeline", request.PetitionId);
        var after = token.ReadSequence(request.PageToken);
        var found = await readable.FindAsync(request.PetitionId, unit, cancellationToken);
        var page = (await petitions.ReadTimelineAsync(found.State.Id, after, size, cancellationToken)).Cut();
        var response = new ListTimelineResponse();
        response.Entries.AddRange(page.Entries.Select(r => r.Entry));
        if (page.More)
            response.NextPageToken = token.Write(page.Entries[^1].Sequence);
        return response;
    }

    public async Task<ListPetitionsResponse> ListAsync(
        ListPetitionsRequest request, UnitCode unit, CancellationToken cancellationToken)
    {
        if (!directory.TryFind(unit, out var caller))
            return new ListPetitionsResponse();
        var now = time.GetUtcNow();
        var (query, token) = PetitionQueryFields.Read(request, caller, now, DefaultPage, MaxPage);
        var atLeast = await entries.ExpectAsync(request.MinSequence, cancellationToken);
        var response = new ListPetitionsResponse();
        // Of a territory only its bureaus have a list. Every other unit's is empty, whatever the ledger has.
        if (query.Scope == PetitionHub.Ledger.Lists.PetitionScope.Territory && caller.Organ is not (
            PetitionHub.Domain.Units.OrganType.Bureau or PetitionHub.Domain.Units.OrganType.JointConference))
            return response;
        // A token is a place in the list: the last petition shown. It is given only where another one follows.
        PetitionPlace? last = null;
        await foreach (var page in PagesAsync(query with { AtLeast = atLeast == 0 ? null : atLeast }, cancellationToken))
        {
            response.AsOf ??= AsOfWire.ToWire(page.AsOf, now);
            foreach (var petition in page.Petitions.Where(one => Access.CanRead(one.State, unit, directory)))
            {
                if (response.Petitions.Count == query.Limit)
                {
                    response.NextPageToken = token.Write(last!.Value);
                    return response;
                }

                response.Petitions.Add(PetitionWire.ToWire(petition.State, petition.State.Details, petition.LastSequence));
                last = new PetitionPlace(petition.State.RegisteredAt, petition.State.Id);
            }
        }

        return response;
    }

    public async Task<GetProgressResponse> GetProgressAsync(
        GetProgressRequest request, UnitCode unit, CancellationToken cancellationToken)
    {
        var fields = new RequestFields();
        if (request.QueryCode.Length is 0 or > TextLimits.Number)
            fields.Reject("query_code", $"must be 1 to {TextLimits.Number} characters");
        RefusalException.ThrowIf(fields.Refusal);
        var found = await petitions.FindByQueryCodeAsync(request.QueryCode, cancellationToken);
        if (found is null || (directory.TryFind(unit, out var caller) && Relations.IsAccused(found.State, caller, directory)))
        {
            throw new RefusalException(new Refusal(
                RefusalReason.QueryCodeNotFound, "No petition has this query code. Check each character with the petitioner."));
        }

        var state = found.State;
        var due = state.Duties.Where(d => d.IsOpen && d.Unit == state.Holder).Select(d => (DateTimeOffset?)d.DueAt).Min();
        return new()
        {
            Status = state.Status.ToWire(),
            RegisterTime = InstantWire.ToWire(state.RegisteredAt),
            HolderName = directory.TryFind(state.Holder, out var holder) ? holder.Name : "",
            AcceptTime = InstantWire.ToWire(state.AcceptedAt),
            ConcludeTime = InstantWire.ToWire(state.ConcludedAt),
            DueTime = InstantWire.ToWire(due),
        };
    }

    /// <summary>The pages one after another. Each takes in what the first one did, and need not wait for more.</summary>
    private async IAsyncEnumerable<PetitionPage> PagesAsync(
        PetitionQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (PetitionPlace? next = query.After; ;)
        {
            var page = await lists.ListPetitionsAsync(query with { After = next }, cancellationToken);
            yield return page;
            if ((next = page.Next) is null)
                yield break;
            query = query with { AtLeast = query.AtLeast ?? page.AsOf.Sequence };
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
