using System.Collections.Frozen;
using System.Text.Json;

namespace PetitionHub.Domain.Petitions;

/// <summary>The names of the steps in the contract, as <c>receipt_acknowledgement</c>.</summary>
public static class StepNames
{
    private static readonly FrozenDictionary<StepKind, string> Names =
        Enum.GetValues<StepKind>()
            .ToFrozenDictionary(kind => kind, kind => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()));

    private static readonly FrozenDictionary<string, StepKind> Kinds = Names.ToFrozenDictionary(pair => pair.Value, pair =>
        pair.Key);

    /// <summary>The step with a name; false where none has it.</summary>
    public static bool TryParse(string name, out StepKind kind) => Kinds.TryGetValue(name, out kind);

    /// <summary>The name of the step's field in the contract.</summary>
    public static string Of(StepKind kind) => Names[kind];
}
