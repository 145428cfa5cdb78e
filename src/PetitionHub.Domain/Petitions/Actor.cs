using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Who gives a command: a unit, or an operator of the hub.</summary>
public readonly record struct Actor
{
    private const string OperatorPrefix = "operator:";

    /// <summary>The name by which the hub itself acts; no operator has it.</summary>
    public const string HubName = "hub";

    private readonly string? _value;

    private Actor(string value) => _value = value;

    /// <summary>The hub itself.</summary>
    public static Actor Hub { get; } = Operator(HubName);

    /// <summary>As it stands in the ledger: the unit's code, or <c>operator:NAME</c>.</summary>
    public string Value => _value ?? "";

    /// <summary>True for an operator.</summary>
    public bool IsOperator => Value.StartsWith(OperatorPrefix, StringComparison.Ordinal);

    /// <summary>The unit; null for an operator.</summary>
    public UnitCode? Unit => IsOperator ? null : UnitCode.Parse(Value);

    /// <summary>A unit as the actor.</summary>
    public static Actor Of(UnitCode unit) => new(unit.Value);

    /// <summary>An operator as the actor; the name is 2 to 40 of a–z, 0–9 and inner hyphens.</summary>
    public static Actor Operator(string name) => new(OperatorPrefix + UnitCode.Parse(name).Value);

    /// <summary>Reads what <see cref="Value"/> wrote.</summary>
    /// <exception cref="FormatException">The text is neither a unit code nor an operator.</exception>
    public static Actor Parse(string text) =>
        text.StartsWith(OperatorPrefix, StringComparison.Ordinal) ? Operator(text[OperatorPrefix.Length..])
            : Of(UnitCode.Parse(text));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
