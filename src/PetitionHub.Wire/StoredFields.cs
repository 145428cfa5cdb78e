using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Wire;

/// <summary>Reads the fields of what this hub wrote itself: a time is taken as it is, and a fault is no sender's.</summary>
internal sealed class StoredFields : MessageFields
{
    private const string OperatorPrefix = "operator:";

    internal override bool AreStored => true;

    /// <summary>Reads who gave a command.</summary>
    public Actor Actor(string field, string text)
    {
        if (UnitCode.TryParse(text, out var unit))
            return Domain.Petitions.Actor.Of(unit);
        if (text.StartsWith(OperatorPrefix, StringComparison.Ordinal)
            && UnitCode.TryParse(text[OperatorPrefix.Length..], out var name))
            return Domain.Petitions.Actor.Operator(name.Value);
        RejectText(field, text, "a unit code or operator");
        return default;
    }

    /// <summary>Ends the reading.</summary>
    /// <exception cref="InvalidDataException">There was a fault.</exception>
    public void ThrowIfDamaged(string what, string name)
    {
        if (Violations is [var first, ..])
            throw new InvalidDataException($"{what} {name} cannot be read: {first.Path} {first.Description}.");
    }

    protected override DateTimeOffset Accept(string field, DateTimeOffset time) => time;
}
