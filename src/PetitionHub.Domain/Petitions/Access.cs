using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Who may see a petition. Every path that shows one asks here.</summary>
public static class Access
{
    /// <summary>
    /// True where the unit may read the petition, its text and its timeline: it has any relation to it, and is neither
    /// accused nor below an accused unit (R22 Arts 30, 46).
    /// </summary>
    public static bool CanRead(PetitionState petition, UnitCode unit, IUnitDirectory directory) =>
        directory.TryFind(unit, out var found) && CanRead(Relations.Of(petition, found, directory));

    internal static bool CanRead(Relation relation) => relation != Relation.None && !relation.HasFlag(Relation.Accused);
}
