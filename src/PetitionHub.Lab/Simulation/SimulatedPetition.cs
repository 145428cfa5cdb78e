using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Lab.Simulation;

/// <summary>An item as those know it who have it in their hands.</summary>
internal sealed class SimulatedPetition(PetitionId id, Unit registrar, PetitionDetails details)
{
    private readonly List<Hand> _hands = [];

    public PetitionId Id { get; } = id;

    public Unit Registrar { get; } = registrar;

    public PetitionDetails Details { get; set; } = details;

    /// <summary>Who holds it.</summary>
    public Unit Holder => _hands.Count > 0 ? _hands[^1].To : Registrar;

    /// <summary>The handovers that stand.</summary>
    public IReadOnlyList<Hand> Hands => _hands;

    public void Push(Hand hand) => _hands.Add(hand);

    /// <summary>Takes the last handover back.</summary>
    public void Pop() => _hands.RemoveAt(_hands.Count - 1);

    /// <summary>The last handover stands by the decision of a dispute from now on.</summary>
    public void Settle() => _hands[^1] = _hands[^1] with { IsDecided = true };
}

/// <summary>A handover that stands.</summary>
/// <param name="From">Who handed over.</param>
/// <param name="To">Who received.</param>
/// <param name="IsAssigned">It was assigned, with a deadline.</param>
/// <param name="ReportWanted">The receiver owes a completion report.</param>
/// <param name="IsDecided">A dispute was decided: the receiver cannot object.</param>
internal sealed record Hand(Unit From, Unit To, bool IsAssigned = false, bool ReportWanted = false, bool IsDecided = false);
