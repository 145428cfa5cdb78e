using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Who may see a petition. Every path that shows one asks here.</summary>
public static class Access
{
    /// <summary>True where the unit may read the petition, its text and its timeline.</summary>
    public static bool CanRead(PetitionState petition, UnitCode unit, IUnitDirectory directory) => throw new NotImplementedException();
}
