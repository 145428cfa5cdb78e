using System.Collections.Frozen;
using Google.Protobuf;
using PetitionHub.Domain.Petitions;

namespace PetitionHub.Wire;

/// <summary>
/// The steps of the procedure and the contract's messages: written into entries, read from requests and entries.
/// </summary>
/// <remarks>
/// Every Read gives null, with the faults noted under the step's field (<c>transfer.destination_unit</c>), where the message is
/// absent or a field is missing or malformed. Output-only fields of requests are ignored. What the law or the directory says
/// about the values is for the rules.
/// </remarks>
public static class StepWire
{
    // By the number of the field, which is the kind's: every entry that is written or read looks here.
    private static readonly StepForm?[] ByNumber = InOrder(StepForms.All);

    private static readonly FrozenDictionary<Type, StepForm> ByStep =
        StepForms.All.ToFrozenDictionary(form => form.GetType().GenericTypeArguments[1]);

    /// <summary>Writes the step into its field of the entry.</summary>
    public static void Write(Step step, V1.LedgerEntry entry) => Of(step.Kind).Write(step, entry);

    /// <summary>Reads the step of an entry.</summary>
    public static Step? Read(V1.LedgerEntry entry, MessageFields fields)
    {
        if (entry.StepCase != V1.LedgerEntry.StepOneofCase.None)
            return Of((StepKind)entry.StepCase).Read(entry, fields);
        fields.Reject("step", "is required");
        return null;
    }

    /// <summary>Reads the message of a step, as a request carries it.</summary>
    public static Step? Read(StepKind kind, IMessage? message, MessageFields fields) => Of(kind).Read(message, fields);

    /// <summary>Reads the message of a step, as a request carries it.</summary>
    public static TStep? Read<TStep>(IMessage? message, MessageFields fields)
        where TStep : Step =>
        (TStep?)ByStep[typeof(TStep)].Read(message, fields);

    private static StepForm Of(StepKind kind) => (int)kind < ByNumber.Length && ByNumber[(int)kind] is { } form
        ? form
        : throw new ArgumentException($"Step {kind} has no row in {nameof(StepForms)}.", nameof(kind));

    private static StepForm?[] InOrder(IReadOnlyList<StepForm> forms)
    {
        var ordered = new StepForm?[forms.Max(form => (int)form.Kind) + 1];
        foreach (var form in forms)
            ordered[(int)form.Kind] = form;
        return ordered;
    }
}
