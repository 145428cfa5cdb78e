using PetitionHub.Domain.Units;
using PetitionHub.V1;

namespace PetitionHub.Lab.Demo.Material;

/// <summary>A petition that a provincial system is to push to the hub.</summary>
/// <param name="Number">The number that the provincial system gave it, 1 to 64 characters; unique in its set.</param>
/// <param name="County">Where the problem lies.</param>
/// <param name="Details">What it says and how it is classed.</param>
internal sealed record PetitionDraft(string Number, Territory County, PetitionDetails Details)
{
    /// <summary>The city that the county belongs to.</summary>
    public Territory City => County.Parent!.Value;

    /// <summary>The province that the county belongs to.</summary>
    public Territory Province => City.Parent!.Value;
}
