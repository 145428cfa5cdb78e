namespace PetitionHub.Domain.Petitions;

/// <summary>The hub's id of a petition item: a UUID, version 7 where the hub makes it.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct PetitionId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
