using PetitionHub.Ledger.Repeats;
using PetitionHub.V1;
using PetitionHub.Wire;

namespace PetitionHub.Hub.Repeats;

/// <summary>Findings as the contract has them.</summary>
internal static class RepeatWire
{
    /// <param name="finding">What was found.</param>
    /// <param name="subject">Its subject; null for a unit that may not read it.</param>
    public static RepeatCandidate ToWire(RepeatFinding finding, string? subject)
    {
        var state = finding.Petition.State;
        var candidate = new RepeatCandidate
        {
            Score = finding.Match.Score,
            Registrar = state.Registrar.Value,
            RegisterTime = InstantWire.ToWire(state.RegisteredAt),
        };
        candidate.Reasons.AddRange(finding.Match.Reasons.Select(reason => reason.ToWire()));
        if (subject is not null)
            (candidate.PetitionId, candidate.Subject, candidate.MatterId) = (
                $"{state.Id}", subject, $"{state.Matter}");
        return candidate;
    }
}
