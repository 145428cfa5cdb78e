using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>
/// The clock of a unit that has an item and has neither accepted it nor handed it on (R22 Arts 22, 23): a bureau owes to hand it
/// on, any other organ to tell the petitioner. It starts when the unit registers the item or signs for it.
/// </summary>
internal static class AcceptanceClock
{
    /// <summary>Starts the actor's clock.</summary>
    public static void Start(StepDraft draft)
    {
        if (draft.Actor.IsBureau)
            draft.Start(DutyKind.HandOver, draft.Actor, null, rules => rules.HandOver);
        else
            draft.Start(DutyKind.Notify, draft.Actor, null, rules => rules.Notify);
    }

    /// <summary>Stops the holder's clock, as it has accepted the item.</summary>
    public static void Meet(StepDraft draft)
    {
        draft.Meet(DutyKind.Notify, draft.Before.Holder);
        draft.Meet(DutyKind.HandOver, draft.Before.Holder);
    }

    /// <summary>Lets a sender's last clock go on, with its old date, once the item has come back.</summary>
    /// <param name="draft">The step.</param>
    /// <param name="sender">Who handed the item over.</param>
    /// <param name="taker">Who has it now, and owes: the sender, or the unit that acts in its place.</param>
    public static void Resume(StepDraft draft, UnitCode sender, UnitCode taker)
    {
        var last = draft.Before.Duties.LastOrDefault(
            duty => draft.AreOne(duty.Unit, sender) && duty.Kind is (DutyKind.HandOver or DutyKind.Notify));
        if (last is not null)
            draft.Resume(taker == sender ? last : last with { Unit = taker });
    }
}
