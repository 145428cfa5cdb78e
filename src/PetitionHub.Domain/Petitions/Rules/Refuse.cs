using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>
/// The refusals of the procedure, each with what the caller does about it. Those that the hub gives, too, are public.
/// </summary>
public static class Refuse
{
    /// <summary>PETITION_NOT_FOUND, also where it is there and must not be seen.</summary>
    public static Refusal PetitionNotFound(PetitionId? petition) =>
        new Refusal(RefusalReason.PetitionNotFound,
            $"There is no petition {petition} that this unit may see. Check the id, and who may see it.")
            .With("petition_id", petition);

    internal static Refusal RelationMissing(StepKind step, Relation needed, Relation held) =>
        new Refusal(
            RefusalReason.RelationMissing,
            $"{step} is a step of {(needed == Relation.None ? "the hub's operators" : $"its {Words(needed)}")}; this unit is "
                + $"{(held == Relation.None ? "nothing" : Words(held))} to the petition.")
            .With("step", step).With("needed", needed).With("held", held);

    internal static Refusal OutOfOrder(StepKind step, PetitionStatus status, string why = "") =>
        new Refusal(
            RefusalReason.StepOutOfOrder,
            $"{step} does not follow from {status}.{(why.Length > 0 ? " " + why : "")} Get the petition again and see what is "
                + "open.")
            .With("step", step).With("status", status);

    internal static Refusal NothingOwed(StepKind step, string what) =>
        new Refusal(RefusalReason.NothingOwed, $"{what} Get the petition again and see what is owed.").With("step", step);

    internal static Refusal NoticeUntimely(StepKind step, string why) =>
        new Refusal(RefusalReason.NoticeUntimely, $"{why} There is no notice to send now.").With("step", step);

    internal static Refusal NoSuperior(Unit holder) =>
        new Refusal(RefusalReason.NoSuperior,
            $"No bureau stands above {holder.Code}, in whose name an operator could urge it (R22 Art 40).")
            .With("unit", holder.Code);

    internal static Refusal Field(string path, string fault) =>
        new Refusal(RefusalReason.FieldInvalid, $"{path} {fault}.").With("field", path).At(path);

    internal static Refusal Field(Step step, string field, string fault) => Field(new FieldCheck(step.Kind).Path(field), fault);

    /// <summary>UNIT_UNKNOWN; the field names the unit, where one does.</summary>
    public static Refusal UnitUnknown(UnitCode unit, string? field = null)
    {
        var refusal = new Refusal(RefusalReason.UnitUnknown, $"Unit {unit} is not in the directory. Register it first.")
            .With("unit", unit);
        return field is null ? refusal : refusal.At(field);
    }

    internal static Refusal WithoutHeir(UnitCode unit) =>
        new Refusal(
            RefusalReason.DestinationInactive, $"Unit {unit} was abolished without a successor. Name one first (R22 Art 24).")
            .With("unit", unit).With("status", UnitStatus.Abolished).With("successor", "");

    /// <summary>UNIT_INACTIVE.</summary>
    public static Refusal UnitInactive(Unit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var refusal = new Refusal(RefusalReason.UnitInactive, $"Unit {unit.Code} is {unit.Status}. Ask the hub's operators.")
            .With("unit", unit.Code).With("status", unit.Status);
        return unit.Successor is { } successor ? refusal.With("successor", successor) : refusal;
    }

    internal static Refusal ReviewTooLate(DateTimeOffset due) =>
        new Refusal(RefusalReason.ReviewTooLate, $"A review could be asked for before {due:yyyy-MM-dd HH:mm}Z (R22 Arts 35, 36).")
            .With("due", due.ToString("O"));

    private static string Words(Relation relation) => relation.ToString().Replace(", ", " or ", StringComparison.Ordinal);
}
