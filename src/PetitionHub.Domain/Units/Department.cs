namespace PetitionHub.Domain.Units;

/// <summary>A functional department (职能部门) as it exists at every level, under different names.</summary>
/// <param name="System">Its functional line, as <c>housing</c>; also the last part of its units' codes.</param>
/// <param name="NationalName">The whole name of the national organ, as 住房和城乡建设部.</param>
/// <param name="ProvincialName">What follows a province's name, as 住房和城乡建设厅.</param>
/// <param name="LocalName">What follows the name of a municipality, city or county, as 住房和城乡建设局.</param>
public sealed record Department(string System, string NationalName, string ProvincialName, string LocalName);
