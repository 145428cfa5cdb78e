using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>
/// A step of the procedure: what a command asks for and what a ledger entry records. It says itself what is checked of its
/// fields, what the law asks and what it changes; who may take it stands in <see cref="Authority"/>.
/// </summary>
/// <param name="Kind">Which step.</param>
public abstract record Step(StepKind Kind)
{
    /// <summary>Another petition that the rules must see to decide this step; null for most.</summary>
    public virtual PetitionId? Reference => null;

    /// <summary>Its field that names who is to have the item, for refusals.</summary>
    internal virtual string DestinationField => "destination_unit";

    /// <summary>Checks texts, counts and ranges that need no state.</summary>
    internal abstract void Check(FieldCheck check);

    /// <summary>
    /// Decides the step of someone who may take it: a refusal, or null, with the draft saying what it changes. The draft's
    /// <see cref="StepDraft.Recorded"/> is this step until it is replaced.
    /// </summary>
    internal abstract Refusal? Decide(StepDraft draft);

    /// <summary>
    /// What the step changes of a petition beyond what <see cref="Fold"/> does for every step: version, status, holder, duties.
    /// </summary>
    internal abstract PetitionState Apply(PetitionState before, Entry entry);

    /// <summary>The transfer that is recorded after the step, as an entry of its own; null for most.</summary>
    internal virtual FurtherTransfer? Further(PetitionState? before, IUnitDirectory directory) => null;
}
