using PetitionHub.Ledger.Repeats;
using PetitionHub.V1;
using PetitionHub.Wire;

namespace PetitionHub.Hub.Repeats;

/// <summary>Findings as the contract has them.</summary>
internal static class RepeatWire
{
    public static RepeatCandidate ToWire(RepeatFinding finding, bool mayRead)
    {
        var state = finding.Petition.State;
        var candidate = new RepeatCandidate
        {
            Score = finding.Match.Score,
            Registrar = state.Registrar.Value,
            RegisterTime = InstantWire.ToWire(state.RegisteredAt),
        };
        candidate.Reasons.AddRange(finding.Match.Reasons.Select(reason => reason.ToWire()));
        if (mayRead)
            (candidate.PetitionId, candidate.MatterId) = ($"{state.Id}", $"{state.Matter}");
        return candidate;
    }

    /// <summary>A copy with the subject, since many answers share the candidate.</summary>
    public static RepeatCandidate WithSubject(RepeatCandidate candidate, string subject)
    {
        var copy = candidate.Clone();
        copy.Subject = subject;
        return copy;
    }
}
