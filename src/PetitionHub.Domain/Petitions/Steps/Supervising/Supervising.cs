using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>What urging and supervising have in common (R22 Arts 39, 40).</summary>
internal static class Supervising
{
    /// <summary>The holder owes feedback to who urges or supervises it.</summary>
    public static Refusal? OweFeedback(StepDraft draft)
    {
        if (draft.Context.Directory.HeirOf(draft.Before.Holder) is not { } holder)
            return Refuse.WithoutHeir(draft.Before.Holder);
        // Feedback cannot be owed to an operator, who acts in the name of the bureau above.
        var superior = draft.By.IsOperator ? Superiors.BureauAbove(draft.Before, holder, draft.Context.Directory) : draft.Actor;
        if (superior is null)
            return Refuse.NoSuperior(holder);
        draft.Start(DutyKind.GiveFeedback, holder, superior.Code, rules => rules.Feedback);
        draft.Tell(holder.Code, superior.Code);
        return null;
    }
}
