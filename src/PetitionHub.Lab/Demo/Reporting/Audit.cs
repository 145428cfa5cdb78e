using PetitionHub.V1;

namespace PetitionHub.Lab.Demo.Reporting;

/// <summary>Adds up outcomes and duties from the petitions as their registrars read them. Safe from any thread.</summary>
internal sealed class Audit
{
    private readonly Lock _adding = new();
    private readonly SortedDictionary<Outcome, int> _outcomes = [];
    private readonly SortedDictionary<DutyKind, DutyCount> _duties = [];

    /// <summary>How many petitions came to what.</summary>
    public IReadOnlyDictionary<Outcome, int> Outcomes => _outcomes;

    /// <summary>What was owed, and what came of it.</summary>
    public IReadOnlyDictionary<DutyKind, DutyCount> Duties => _duties;

    /// <summary>How many petitions were read.</summary>
    public int Total => _outcomes.Values.Sum();

    /// <summary>How many were concluded, either way.</summary>
    public int Concluded => Of(Outcome.Concluded) + Of(Outcome.RedirectedAndConcluded);

    /// <summary>How many came to it.</summary>
    public int Of(Outcome outcome) => _outcomes.GetValueOrDefault(outcome);

    /// <summary>Adds a petition.</summary>
    public void Add(Petition petition)
    {
        lock (_adding)
        {
            var outcome = OutcomeOf(petition);
            _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
            foreach (var duty in petition.Duties)
                _duties[duty.Kind] = _duties.GetValueOrDefault(duty.Kind) + CountOf(duty);
        }
    }

    /// <summary>What a petition came to.</summary>
    public static Outcome OutcomeOf(Petition petition)
    {
        if (petition.Status == PetitionStatus.Concluded)
        {
            return petition.Duties.Any(duty => duty.Kind == DutyKind.DecideObjection && duty.State == DutyState.Met)
                ? Outcome.RedirectedAndConcluded
                : Outcome.Concluded;
        }

        if (petition.Status != PetitionStatus.Received || petition.Handovers.Count == 0)
            return Outcome.Unfinished;
        return petition.Handovers[^1].Kind switch
        {
            HandoverKind.LitigationReferral => Outcome.ReferredAsLitigation,
            HandoverKind.DisciplineReferral => Outcome.ReferredToDiscipline,
            _ => Outcome.Unfinished,
        };
    }

    private static DutyCount CountOf(Duty duty) => duty.State switch
    {
        DutyState.Met when duty.EndTime > duty.DueTime => new DutyCount(0, 1, 0, 0),
        DutyState.Met => new DutyCount(1, 0, 0, 0),
        DutyState.Lapsed => new DutyCount(0, 0, 0, 1),
        _ => new DutyCount(0, 0, 1, 0),
    };
}
