using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Tests.Petitions;

/// <summary>
/// What holds in every life of a petition while bureaux, accused or not, change of the directory what they are let (see <see
/// cref="Walk"/>).
/// </summary>
public sealed class DirectoryChangeProperties
{
    /// <summary>The step that takes an item on from a status.</summary>
    private static readonly Dictionary<PetitionStatus, StepKind> Onward = new()
    {
        [PetitionStatus.Registered] = StepKind.Transfer,
        [PetitionStatus.HandedOver] = StepKind.ReceiptAcknowledgement,
        [PetitionStatus.Received] = StepKind.Transfer,
        [PetitionStatus.Objected] = StepKind.ObjectionDecision,
        [PetitionStatus.Disputed] = StepKind.DisputeDecision,
        [PetitionStatus.Accepted] = StepKind.HandlingOpinion,
        [PetitionStatus.InFucha] = StepKind.FuchaDecision,
        [PetitionStatus.InFuhe] = StepKind.FuheDecision,
    };

    [Fact]
    public void BureausChanges_MakeMoveMergeOrReviveNoUnit() => Each(step =>
        step.OfOperators.All(unit => step.Context.Directory.TryFind(unit.Code, out var now)
            && (now with { Name = unit.Name, Status = unit.Status }) == unit
            && (now.Status == unit.Status || (now.Status, unit.Status) == (UnitStatus.Suspended, UnitStatus.Active))
            && (now == unit || unit.Organ is OrganType.Bureau or OrganType.CompetentOrgan))
        && step.Context.Directory.Count == step.OfOperators.Count);

    [Fact]
    public void BureausChanges_LetNobodyReadWhatItWouldNotHaveRead() => Each(step =>
    {
        var ofOperators = Country.Directory(step.OfOperators);
        return step.After is not { } state
            || step.OfOperators.All(unit =>
                !Access.CanRead(state, unit.Code, step.Context.Directory) || Access.CanRead(state, unit.Code, ofOperators));
    });

    [Fact]
    public void AnyChanges_LeaveSomebodyWhoCanMoveTheItem() => Each(step =>
    {
        if (step.After is not { } state || !Onward.TryGetValue(state.Status, out var kind))
            return true;
        var directory = step.Context.Directory;
        var mover = state.Status switch
        {
            PetitionStatus.Objected => state.Current!.From,
            PetitionStatus.Disputed => state.Arbiter!.Value,
            _ => state.Holder,
        };
        var units = Country.Units.Select(unit => directory.TryFind(unit.Code, out var now) ? now : unit)
            .Where(unit => unit.Status == UnitStatus.Active && !Relations.IsAccused(state, unit, directory)).ToList();
        var place = directory.HeirOf(mover) ?? (directory.TryFind(mover, out var ended) ? ended : null);
        return units.Exists(unit => Authority.Of(kind)!.Allows(Relations.Of(state, unit, directory)))
            // There is no bureau above the country's: the operators name a successor, or reinstate the unit.
            || !units.Exists(unit => unit.IsSuperiorBureauOf(place!));
    });

    private static void Each(Func<WalkStep, bool> holds) => ProcedureProperties.Whole(walk => walk.All(holds));
}
