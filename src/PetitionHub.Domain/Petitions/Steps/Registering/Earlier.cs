using PetitionHub.Domain.Refusals;

namespace PetitionHub.Domain.Petitions;

/// <summary>The earlier petition that a repeat refers to.</summary>
internal static class Earlier
{
    /// <summary>Finds it; null where the actor may not see it, as where there is none.</summary>
    public static PetitionState? Find(StepDraft draft, PetitionId id)
    {
        var context = draft.Context;
        return context.FindPetition(id) is { } earlier && Access.CanRead(earlier, draft.Actor.Code, context.Directory)
            ? earlier
            : null;
    }

    public static Refusal Unsuitable(PetitionState earlier, string why) =>
        new Refusal(RefusalReason.EarlierPetitionUnsuitable, $"{why} Its status is {earlier.Status}.")
            .With("earlier_petition_id", earlier.Id).With("status", earlier.Status);
}
