using Google.Protobuf.WellKnownTypes;
using PetitionHub.Domain.Categories;
using PetitionHub.Domain.Divisions;
using PetitionHub.Lab.Demo.Material;
using PetitionHub.V1;
using Territory = PetitionHub.Domain.Units.Territory;

namespace PetitionHub.Cli.Tests.Demo;

public sealed class MessageReaderTests
{
    private static readonly MessageReader Reader = new(new MaskedRegions(DivisionTable.Official, Territory.Parse("430000")));

    [Theory]
    [InlineData("小区夜间施工噪音扰民", "130103")]
    [InlineData("咨询住房公积金提取", "030202")]
    [InlineData("农民工被拖欠工资", "040101")]
    [InlineData("楼下餐馆油烟严重", "130101")]
    [InlineData("没有任何线索的一句话", CategoryTable.OtherCode)]
    public void ToDraft_Words_TellTheCategory(string subject, string category) =>
        Assert.Equal(category, ToDraft(subject, "正文。").Details.Category);

    [Fact]
    public void ToDraft_SubjectAndBodyDisagree_SubjectDecides() =>
        Assert.Equal("100201", ToDraft("增加公交线路", "附近还有油烟和噪音。").Details.Category);

    [Theory]
    [InlineData("建议修建天桥", "正文", Purpose.Suggestion)]
    [InlineData("请问何时通车", "正文", Purpose.Other)]
    [InlineData("小区停水", "正文", Purpose.Appeal)]
    [InlineData("小区停水", "村干部贪污", Purpose.Accusation)]
    public void ToDraft_Words_TellThePurpose(string subject, string body, Purpose purpose) =>
        Assert.Equal(purpose, ToDraft(subject, body).Details.Purpose);

    [Fact]
    public void ToDraft_CourtIsMentioned_IsLitigationRelated() =>
        Assert.True(ToDraft("执行难", "法院已作出判决，对方拒不履行。").Details.LitigationRelated);

    [Fact]
    public void ToDraft_AccusationOnADepartmentSubject_AccusesThatDepartmentOfThePlace() =>
        Assert.Equal(["430104-urban-management"], ToDraft("A3区违建无人管", "城管受贿。").Details.AccusedUnits);

    [Fact]
    public void ToDraft_Time_IsChinas()
    {
        var message = new Message { Id = "1", Subject = "停水", Body = "正文", Time = new DateTime(2019, 7, 1, 8, 0, 0) };

        Assert.Equal(new DateTime(2019, 7, 1, 0, 0, 0, DateTimeKind.Utc).ToTimestamp(),
            Reader.ToDraft(message).Details.SubmitTime);
    }

    [Fact]
    public void ToDraft_BodyOfSevenThousandCharacters_PassesAsItIs()
    {
        var body = new string('信', 7_000);

        Assert.Equal(body, ToDraft("长信", body).Details.Content);
    }

    [Fact]
    public void Read_LineThatIsNoMessage_NamesFileAndLine()
    {
        var path = Path.GetTempFileName();
        File.WriteAllLines(path, ["""{"id":"1","subject":"停水","body":"正文"}""", "", "{broken"]);

        var fault = Assert.Throws<FormatException>(() => Reader.Read(path).ToArray());

        Assert.StartsWith($"{path}:3 ", fault.Message, StringComparison.Ordinal);
        File.Delete(path);
    }

    [Fact]
    public void Read_Count_StopsThere()
    {
        var path = Path.GetTempFileName();
        File.WriteAllLines(path, Enumerable.Range(1, 9).Select(id => $$"""{"id":"{{id}}","subject":"停水","body":"正文"}"""));

        Assert.Equal(4, Reader.Read(path, 4).Count());
        File.Delete(path);
    }

    private static PetitionDraft ToDraft(string subject, string body) =>
        Reader.ToDraft(new Message { Id = "1", Subject = subject, Body = body });
}
