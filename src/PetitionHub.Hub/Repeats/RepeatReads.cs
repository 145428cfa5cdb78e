using Microsoft.Extensions.Logging;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Repeats;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Petitions;
using PetitionHub.Hub.Projections;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Wire;
using PetitionHub.V1;

namespace PetitionHub.Hub.Repeats;

/// <summary>Answers which items are likely the same matter, and shows of each what the unit may know.</summary>
internal sealed class RepeatReads(
    RepeatIndex index, SharedRepeats shared, SearchSlots slots, HubProjections projections, PetitionReads petitions,
    LedgerReader ledger, IUnitDirectory directory, HubOptions options,
    ILogger<RepeatReads> logger)
{
    private const int MaxCandidates = 10;

    private readonly TimeSpan _timeout = TimeSpan.FromMilliseconds(options.Repeats.TimeoutMs);
    private readonly SketchMemory _sketches = new();
    private bool _isAway;

    /// <summary>
    /// Adds the earlier items to the answer of a registration. That is committed: whatever befalls the index, or that too many
    /// look into it at once, is told by the flag, and nothing fails by it.
    /// </summary>
    public async Task AddToAsync(
        RegisterPetitionResponse response, V1.Registration registration, CommandReceipt receipt, UnitCode unit, CancellationToken cancellationToken)
    {
        response.LikelyRepeatsIncomplete = !projections.Repeats.IsWhole;
        if (!options.Repeats.Enabled)
            return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_timeout);
        try
        {
            // It was read before, or there would be no receipt.
            var details = StepWire.Read<Domain.Petitions.Registration>(registration, new RequestFields())!.Details;
            var found = await RepeatIndex.FindAsync(shared, RepeatTraits.Of(details, _sketches), receipt.Petition, limit.Token);
            response.LikelyRepeats.AddRange(Show(found.Where(one => one.Petition.State.RegisteredAt <= receipt.At), unit));
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
            // Thousands a second may come upon it: it is told when it begins and when it ends.
            if (!cancellationToken.IsCancellationRequested && !Interlocked.Exchange(ref _isAway, true))
                RepeatLog.AskFailed(logger, FaultText.WithoutMessages(e));
        }
    }

    public async Task<FindRepeatsResponse> FindAsync(FindRepeatsRequest request, UnitCode unit, CancellationToken cancellationToken)
    {
        var petition = await petitions.FindAsync(request.PetitionId, unit, cancellationToken);
        var response = new FindRepeatsResponse { Incomplete = !projections.Repeats.IsWhole };
        if (!options.Repeats.Enabled)
            return response;
        var details = await ledger.GetDetailsAsync(petition, cancellationToken);
        // Who asks for nothing else waits for its turn.
        var found = await slots.RunAsync(
            () => index.FindAsync(RepeatTraits.Of(details, _sketches), petition.State.Id, cancellationToken), cancellationToken);
        response.LikelyRepeats.AddRange(Show(found, unit));
        return response;
    }

    /// <summary>
    /// Whom an item accuses does not learn that there is one (R22 Arts 30, 46), nor does anyone of a secret one that it may not read.
    /// </summary>
    private IEnumerable<RepeatCandidate> Show(IEnumerable<RepeatFinding> found, UnitCode unit)
    {
        if (!directory.TryFind(unit, out var reader))
            return [];
        return found
            .Where(one => !Relations.IsAccused(one.Petition.State, reader, directory))
            .Select(one => (Finding: one, MayRead: Access.CanRead(one.Petition.State, unit, directory)))
            .Where(one => one.MayRead || one.Finding.Petition.State.Details.Secrecy is null)
            .Take(MaxCandidates)
            .Select(one => RepeatWire.ToWire(one.Finding, one.MayRead));
    }
}
