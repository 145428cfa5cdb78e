using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Divisions;

/// <summary>
/// A directory of the real divisions with the organs that each has by law or custom, made by rule: about as many units
/// as the national network has, for a first start, demonstrations and load tests. Names are close to the real ones.
/// </summary>
public static class NationalDirectory
{
    private const string MunicipalityEnding = "市";

    /// <summary>The departments that every division has, each a functional line of its own.</summary>
    public static IReadOnlyList<Department> Departments { get; } =
    [
        new("housing", "住房和城乡建设部", "住房和城乡建设厅", "住房和城乡建设局"),
        new("natural-resources", "自然资源部", "自然资源厅", "自然资源局"),
        new("human-resources", "人力资源和社会保障部", "人力资源和社会保障厅", "人力资源和社会保障局"),
        new("health", "国家卫生健康委员会", "卫生健康委员会", "卫生健康委员会"),
        new("education", "教育部", "教育厅", "教育局"),
        new("civil-affairs", "民政部", "民政厅", "民政局"),
        new("public-security", "公安部", "公安厅", "公安局"),
        new("justice", "司法部", "司法厅", "司法局"),
        new("transport", "交通运输部", "交通运输厅", "交通运输局"),
        new("agriculture", "农业农村部", "农业农村厅", "农业农村局"),
        new("environment", "生态环境部", "生态环境厅", "生态环境局"),
        new("commerce", "商务部", "商务厅", "商务局"),
        new("culture-tourism", "文化和旅游部", "文化和旅游厅", "文化和旅游局"),
        new("market-regulation", "国家市场监督管理总局", "市场监督管理局", "市场监督管理局"),
        new("emergency", "应急管理部", "应急管理厅", "应急管理局"),
        new("finance", "财政部", "财政厅", "财政局"),
        new("development-reform", "国家发展和改革委员会", "发展和改革委员会", "发展和改革委员会"),
        new("industry-it", "工业和信息化部", "工业和信息化厅", "工业和信息化局"),
        new("water", "水利部", "水利厅", "水利局"),
        new("audit", "审计署", "审计厅", "审计局"),
        new("veterans", "退役军人事务部", "退役军人事务厅", "退役军人事务局"),
        new("medical-insurance", "国家医疗保障局", "医疗保障局", "医疗保障局"),
        new("urban-management", "住房和城乡建设部城市管理监督局", "城市管理监督局", "城市管理和综合执法局"),
    ];

    /// <summary>
    /// The units of every division, parents first: a bureau, a joint conference, a political-legal and a discipline
    /// organ, and the <see cref="Departments"/>; 27 for each division, 90,504 for the official table. Made while it is
    /// enumerated.
    /// </summary>
    public static IEnumerable<Unit> Generate(DivisionTable divisions)
    {
        foreach (var division in divisions.All)
        {
            var place = PlaceName(divisions, division);
            var isNational = division.Territory.Level == Level.National;
            yield return Make(
                division, "bureau", isNational ? "国家信访局" : $"{place}信访局", OrganType.Bureau, "petition");
            yield return Make(
                division, "joint-conference", isNational ? "中央信访工作联席会议" : $"{place}信访工作联席会议",
                OrganType.JointConference, "joint-conference");
            yield return Make(
                division, "political-legal", isNational ? "中央政法委" : $"{place}委政法委",
                OrganType.PoliticalLegal, "political-legal");
            yield return Make(
                division, "discipline", isNational ? "中央纪委国家监委" : $"{place}纪委监委",
                OrganType.Discipline, "discipline");
            foreach (var department in Departments)
                yield return Make(
                    division, department.System, DepartmentName(department, division.Territory.Level, place),
                    OrganType.CompetentOrgan, department.System);
        }
    }

    private static Unit Make(Division division, string kind, string name, OrganType organ, string system) =>
        new(UnitCode.Parse($"{division.Territory}-{kind}"), name, division.Territory, organ, system);

    private static string DepartmentName(Department department, Level level, string place) => level switch
    {
        Level.National => department.NationalName,
        Level.Provincial when !place.EndsWith(MunicipalityEnding, StringComparison.Ordinal) =>
            place + department.ProvincialName,
        _ => place + department.LocalName,
    };

    /// <summary>A division's name, after its parent's where its own is only a heading of the code table.</summary>
    private static string PlaceName(DivisionTable divisions, Division division)
    {
        return DivisionNames.IsHeading(division.Name)
            && division.Territory.Parent is { } above
            && divisions.TryFind(above, out var parent)
                ? DivisionNames.Join(parent.Name, division.Name)
                : division.Name;
    }
}
