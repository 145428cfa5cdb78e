using Microsoft.Extensions.Logging;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Repeats;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Confidentiality;
using PetitionHub.Hub.Paging;
using PetitionHub.Hub.Projections;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Repeats;
using PetitionHub.V1;

namespace PetitionHub.Hub.Repeats;

/// <summary>Answers which items are likely the same matter, and shows of each what the unit may know.</summary>
internal sealed class RepeatAnswers(
    RepeatIndex index, SharedRepeats shared, CampaignAnswers campaigns, SearchSlots slots, HubProjections projections,
    ReadablePetitions petitions, PetitionReader petitionReader, SubjectMemory subjects, EntryReader entries,
    IUnitDirectory directory, HubOptions options, TimeProvider clock, ILogger<RepeatAnswers> logger)
{
    private const int MaxCandidates = 10;

    /// <summary>
    /// Examples shown for a text that many send. They are all alike, and thousands of answers a second carry them.
    /// </summary>
    private const int MaxOfCampaign = 3;

    private readonly TimeSpan _timeout = TimeSpan.FromMilliseconds(options.Repeats.TimeoutMs);
    private readonly TextMemory _texts = new();
    private bool _isAway;

    /// <summary>
    /// Begins to look for items that are likely the same as one that is being registered. Whether that is accepted is not known
    /// yet: what is found is shown by <see cref="AddToAsync"/> only.
    /// </summary>
    public RepeatLook? Begin(Domain.Petitions.PetitionDetails details, CancellationToken cancellationToken)
    {
        if (!options.Repeats.Enabled)
            return null;
        var evidence = RepeatIndex.GatherAsync(shared, RepeatTraits.Of(details, _texts), cancellationToken);
        // No one awaits it where the registration is refused.
        _ = evidence.ContinueWith(
            failed => failed.Exception, CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return new RepeatLook(evidence, projections.Repeats.IsWhole);
    }

    /// <summary>
    /// Adds the earlier items to the answer of a registration, which is committed already. Where the index fails or is too busy,
    /// the answer only sets its flag.
    /// </summary>
    public async Task AddToAsync(
        RegisterPetitionResponse response, RepeatLook? look, CommandReceipt receipt, UnitCode unit,
        CancellationToken cancellationToken)
    {
        response.LikelyRepeatsIncomplete = look is not { IsWhole: true };
        if (look is null)
            return;
        try
        {
            response.LikelyRepeats.AddRange(
                await LikelyOfAsync(look, receipt, unit, cancellationToken).WaitAsync(_timeout, cancellationToken));
            if (Interlocked.Exchange(ref _isAway, false))
                RepeatLog.Answers(logger);
        }
        catch (SearchesBusyException)
        {
            response.LikelyRepeatsIncomplete = true;
        }
#pragma warning disable CA1031 // A receipt is sent whatever the index does.
        catch (Exception e)
#pragma warning restore CA1031
        {
            response.LikelyRepeatsIncomplete = true;
            // Thousands of calls a second may meet it: only its beginning and its end are logged.
            if (!cancellationToken.IsCancellationRequested && !Interlocked.Exchange(ref _isAway, true))
                RepeatLog.AskFailed(logger, FaultText.WithoutMessages(e));
        }
    }

    public async Task<FindRepeatsResponse> FindAsync(
        FindRepeatsRequest request, UnitCode unit, CancellationToken cancellationToken)
    {
        var petition = await petitions.FindAsync(request.PetitionId, unit, cancellationToken);
        var atLeast = await entries.ExpectAsync(request.MinSequence, cancellationToken);
        var response = new FindRepeatsResponse { Incomplete = !projections.Repeats.IsWhole };
        if (!options.Repeats.Enabled)
            return response;
        // Not in a slot, which registrations need, too.
        if (atLeast > 0)
            await index.ReachAsync(atLeast, cancellationToken);
        var details = await petitionReader.GetDetailsAsync(petition, cancellationToken);
        // A caller of this method waits for its turn, since it wants nothing else.
        var (found, position) = await slots.RunAsync(
            () => index.FindAsync(RepeatTraits.Of(details, _texts), petition.State.Id, atLeast, cancellationToken),
            cancellationToken);
        response.AsOf = AsOfWire.ToWire(position, clock.GetUtcNow());
        response.LikelyRepeats.AddRange(await CompleteAsync(Show(found, unit).Take(MaxCandidates), cancellationToken));
        return response;
    }

    private async Task<IReadOnlyList<RepeatCandidate>> LikelyOfAsync(
        RepeatLook look, CommandReceipt receipt, UnitCode unit, CancellationToken cancellationToken)
    {
        var evidence = await look.Evidence;
        // Loaded only now: a step may have made an item secret meanwhile.
        var shown = evidence.IsOfCampaign
            ? await campaigns.GetAsync(evidence, unit, () => ShowAsync(evidence, null, unit, CancellationToken.None))
            : await ShowAsync(evidence, receipt.Petition, unit, cancellationToken);
        var earlier = shown.Where(one =>
            one.Petition.State.RegisteredAt <= receipt.At && one.Petition.State.Id != receipt.Petition);
        return await CompleteAsync(
            earlier.Take(evidence.IsOfCampaign ? MaxOfCampaign : MaxCandidates), cancellationToken);
    }

    private async Task<IReadOnlyList<ShownRepeat>> ShowAsync(
        RepeatEvidence evidence, PetitionId? self, UnitCode unit, CancellationToken cancellationToken) =>
        [.. Show(await RepeatIndex.LoadAsync(shared, evidence, self, cancellationToken), unit)];

    /// <summary>What is shown, with the subjects that the unit may read.</summary>
    private async Task<IReadOnlyList<RepeatCandidate>> CompleteAsync(
        IEnumerable<ShownRepeat> shown, CancellationToken cancellationToken)
    {
        var all = shown.ToList();
        var known = await subjects.GetAsync(
            [.. all.Where(one => one.MayRead).Select(one => one.Petition)], cancellationToken);
        return all.ConvertAll(one => one.MayRead ? RepeatWire.WithSubject(one.Candidate, known[one.Petition]) : one.Candidate);
    }

    /// <summary>
    /// Whom an item accuses does not learn that there is one (R22 Arts 30, 46), nor does anyone of a secret one that it may not
    /// read.
    /// </summary>
    private IEnumerable<ShownRepeat> Show(IEnumerable<RepeatFinding> found, UnitCode unit)
    {
        if (!directory.TryFind(unit, out var reader))
            return [];
        // A unit that may read an item is not accused by it.
        return found
            .Select(one => (Finding: one, MayRead: Access.CanRead(one.Petition.State, unit, directory)))
            .Where(one => one.MayRead || (one.Finding.Petition.State.Details.Secrecy is null
                && !Relations.IsAccused(one.Finding.Petition.State, reader, directory)))
            .Select(one => new ShownRepeat(one.Finding.Petition, one.MayRead, RepeatWire.ToWire(one.Finding, one.MayRead)));
    }
}
