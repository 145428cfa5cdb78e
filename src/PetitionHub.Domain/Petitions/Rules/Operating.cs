using PetitionHub.Domain.Refusals;

namespace PetitionHub.Domain.Petitions;

/// <summary>What operators do about the exchange of a petition.</summary>
internal static class Operating
{
    public static Refusal? Decide(StepDraft draft, Unparking step)
    {
        if (!draft.Context.IsParked(step))
        {
            return new Refusal(RefusalReason.EntryNotFound, $"Entry {step.Sequence} is not parked by {step.Consumer} of {step.Unit}.")
                .With("sequence", step.Sequence);
        }

        draft.Tell(step.Unit);
        return null;
    }
}
