using System.Collections.Immutable;
using PetitionHub.Domain.Refusals;

namespace PetitionHub.Domain.Petitions;

/// <summary>A new item, held by the unit that registers it (登记; R22 Arts 21–23).</summary>
/// <param name="Details">What the item says.</param>
/// <param name="Numbers">Numbers that it already has, at most 20.</param>
/// <param name="QueryCode">The petitioner's code (查询码); set by the hub.</param>
public sealed record Registration(PetitionDetails Details, ImmutableArray<PetitionNumber> Numbers, string QueryCode)
    : Step(StepKind.Registration)
{
    internal override void Check(FieldCheck check)
    {
        Details.Check(check);
        check.Range("numbers", Numbers.Length, 0, TextLimits.ListLength);
        for (var i = 0; i < Numbers.Length; i++)
            check.Text($"numbers[{i}].number", Numbers[i].Number, 1, TextLimits.Number);
    }

    internal override Refusal? Decide(StepDraft draft)
    {
        if (DetailsRules.Check(draft, this, Details) is { } refusal)
            return refusal;
        draft.Recorded = this with { Details = DetailsRules.WithTodaysTerritory(draft, Details) };
        for (var i = 0; i < Numbers.Length; i++)
            if (!draft.Context.Directory.TryFind(Numbers[i].IssuingUnit, out _))
                return Refuse.UnitUnknown(Numbers[i].IssuingUnit, $"registration.numbers[{i}].issuing_unit");
        AcceptanceClock.Start(draft);
        return null;
    }

    /// <summary>The petition as it begins.</summary>
    internal PetitionState Begin(Entry entry) => new()
    {
        Id = entry.Petition!.Value,
        Version = 1,
        QueryCode = QueryCode,
        Registrar = entry.Holder!.Value,
        RegisteredAt = entry.At,
        Details = Details.WithoutText(),
        Status = entry.Status!.Value,
        Holder = entry.Holder!.Value,
        HeldSince = entry.At,
        Matter = entry.Petition!.Value,
        Numbers = Numbers,
        PastHolders = [entry.Holder!.Value],
        Duties = entry.Duties,
    };

    internal override PetitionState Apply(PetitionState before, Entry entry) =>
        throw new InvalidOperationException($"Petition {before.Id} is registered twice.");
}
