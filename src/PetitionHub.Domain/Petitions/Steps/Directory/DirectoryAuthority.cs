using System.Collections.Frozen;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>
/// The one table of who may change what of the directory. An operator may change everything. Who is above whom, and who takes
/// whose items, decides who reads an accusation (R22 Arts 30, 46): no unit changes that, whether it is accused or not, so that
/// the answer tells nobody whether it is.
/// </summary>
public static class DirectoryAuthority
{
    /// <summary>
    /// The bureau above a unit may change these, beside the operators. Suspension is not among them: a bureau could stop a unit
    /// that handles an accusation against it.
    /// </summary>
    private static readonly FrozenSet<DirectoryMatter> OfTheBureauAbove = [DirectoryMatter.Name];

    /// <summary>Organs that take accusations and disputes against bureaux: no bureau changes anything of them.</summary>
    private static readonly FrozenSet<OrganType> Guarded =
        [OrganType.JointConference, OrganType.PoliticalLegal, OrganType.Discipline];

    /// <summary>True where the bureau above may change this of a unit of that kind.</summary>
    public static bool IsOfTheBureauAbove(DirectoryMatter matter, OrganType organ) =>
        OfTheBureauAbove.Contains(matter) && !Guarded.Contains(organ);

    /// <summary>What a change touches; nothing where an update leaves all as it was.</summary>
    /// <param name="change">The change.</param>
    /// <param name="before">The unit as it is; null where there is none.</param>
    /// <param name="after">The unit as it will be.</param>
    public static IEnumerable<DirectoryMatter> MattersOf(UnitChangeKind change, Unit? before, Unit after) => change switch
    {
        UnitChangeKind.Register => [DirectoryMatter.Existence],
        UnitChangeKind.Update => Differences(before!, after),
        UnitChangeKind.Suspend => [DirectoryMatter.Suspension],
        UnitChangeKind.Reinstate => [DirectoryMatter.Reinstatement],
        UnitChangeKind.Abolish => [DirectoryMatter.Succession],
        _ => throw new InvalidOperationException($"{change} is not a change of a unit."),
    };

    private static IEnumerable<DirectoryMatter> Differences(Unit before, Unit after)
    {
        if (after.Name != before.Name)
            yield return DirectoryMatter.Name;
        if (after.Territory != before.Territory)
            yield return DirectoryMatter.Territory;
        if (after.Organ != before.Organ)
            yield return DirectoryMatter.Organ;
        if (after.System != before.System)
            yield return DirectoryMatter.System;
    }
}
