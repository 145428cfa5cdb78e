using PetitionHub.Domain.Categories;

namespace PetitionHub.Domain.Units;

/// <summary>
/// Finds the unit that answers for a matter: territorial management, level-by-level responsibility, and the competent
/// department is responsible (属地管理、分级负责，谁主管、谁负责; R22 Arts 5, 22).
/// </summary>
public static class Routing
{
    /// <summary>
    /// The unit for a matter. A competent organ is sought in the category's system, another organ by its type: in the
    /// territory, else up to the country, else the bureau of the territory, else bureaus up to the country. A suspended
    /// unit is passed over. An abolished one stands for its successor (R22 Art 24), where that is active and its
    /// territory has no active unit of the asked kind; a successor may serve another territory or system.
    /// </summary>
    /// <param name="directory">The units.</param>
    /// <param name="categories">The content categories, which name the systems.</param>
    /// <param name="territory">The territory of the problem (问题属地); it need not have any unit.</param>
    /// <param name="category">The six-digit category.</param>
    /// <param name="organ">What kind of organ is asked for.</param>
    /// <returns>
    /// The route; null where the category is unknown (for every kind of organ: no code is silently "other"), or where
    /// neither the territory nor any above it has an active unit of the asked kind or an active bureau.
    /// </returns>
    public static Route? Resolve(
        IUnitDirectory directory, CategoryTable categories, Territory territory, string category, OrganType organ)
    {
        if (!categories.TryFind(category, out var found))
            return null;
        bool IsAsked(Unit unit) =>
            unit.Organ == organ && (organ != OrganType.CompetentOrgan || unit.System == found.System);
        return Nearest(directory, territory, IsAsked, RouteBasis.Exact, RouteBasis.HigherInSystem)
            ?? Nearest(
                directory, territory, unit => unit.IsBureau, RouteBasis.BureauOfTerritory, RouteBasis.HigherBureau);
    }

    private static Route? Nearest(
        IUnitDirectory directory, Territory territory, Func<Unit, bool> isAsked, RouteBasis here, RouteBasis above)
    {
        var basis = here;
        for (Territory? place = territory; place is { } at; place = at.Parent, basis = above)
        {
            var asked = directory.InTerritory(at).Where(isAsked).ToArray();
            var unit = asked.FirstOrDefault(IsActive)
                ?? asked.Select(one => SuccessorOf(directory, one)).FirstOrDefault(one => one is not null);
            if (unit is not null)
                return new Route(unit, basis);
        }
        return null;
    }

    private static Unit? SuccessorOf(IUnitDirectory directory, Unit unit) =>
        directory.HeirOf(unit.Code) is { } heir && heir.Code != unit.Code && IsActive(heir) ? heir : null;

    private static bool IsActive(Unit unit) => unit.Status == UnitStatus.Active;
}
