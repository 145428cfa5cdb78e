using PetitionHub.Cli.Petitions.Pushing;
using PetitionHub.CommandLine.Texts;
using PetitionHub.V1;

namespace PetitionHub.Cli.Tests.Petitions;

public sealed class PetitionLinesTests
{
    private const string Mail =
        """
        {"id": "188006", "user": "A000102948", "subject": "路灯", "time": "2019-02-28T11:25:05", "body": "路灯不亮。", "upvotes": 3}
        """;

    private static readonly LineDefaults NoDefaults = new("", "", Channel.Website, Purpose.Appeal, "");

    [Fact]
    public void Read_MailboxMessage_IsARegistration()
    {
        var request = Read(Mail, new("010101", "430103", Channel.LeadersMailbox, Purpose.Suggestion, "430103-housing"));

        var details = request.Registration.Details;
        Assert.Equal("路灯", details.Subject);
        Assert.Equal("路灯不亮。", details.Content);
        Assert.Equal("A000102948", details.Petitioner.Name);
        Assert.Equal(new DateTimeOffset(2019, 2, 28, 3, 25, 5, TimeSpan.Zero), details.SubmitTime.ToDateTimeOffset());
        Assert.Equal(3, details.AffectedCount);
        Assert.Equal(("010101", "430103"), (details.Category, details.Territory));
        Assert.Equal((Channel.LeadersMailbox, Purpose.Suggestion), (details.Channel, details.Purpose));
        Assert.Equal(
            new PetitionNumber { IssuingUnit = "430103-bureau", Number = "188006" }, Assert.Single(request.Registration.Numbers));
        Assert.Equal("430103-housing", request.Transfer.DestinationUnit);
    }

    [Fact]
    public void Read_Registration_KeepsWhatItSaysAndItsHandover()
    {
        var request = Read(
            """
            {"details": {"subject": "s", "content": "c", "category": "020202",
                         "channel": "CHANNEL_LETTER", "purpose": "PURPOSE_ACCUSATION"},
             "handover": {"referral": {"kind": "REFERRAL_KIND_DISCIPLINE", "destination_unit": "430103-discipline"}}}
            """,
            NoDefaults with { Category = "010101", Territory = "430103", DestinationUnit = "430103-housing" });

        Assert.Equal("020202", request.Registration.Details.Category);
        Assert.Equal("430103", request.Registration.Details.Territory);
        Assert.Equal(Channel.Letter, request.Registration.Details.Channel);
        Assert.Equal(ReferralKind.Discipline, request.Referral.Kind);
        Assert.Null(request.Transfer);
    }

    [Theory]
    [InlineData("not json", "")]
    [InlineData("[1]", "")]
    [InlineData("{\"details\": {\"subjekt\": \"s\"}}", "registration")]
    [InlineData("{\"details\": {}, \"handover\": {}}", "handover")]
    [InlineData("{\"details\": {}, \"handover\": {\"teleport\": {}}}", "handover")]
    [InlineData("{\"details\": {}, \"handover\": {\"transfer\": {\"to\": \"x\"}}}", "transfer")]
    [InlineData("{\"details\": {}, \"request_id\": \"7\"}", "request_id")]
    [InlineData("{\"body\": \"b\", \"time\": \"yesterday\"}", "time")]
    [InlineData("{\"body\": \"b\", \"upvotes\": \"many\"}", "upvotes")]
    [InlineData("{\"body\": {}}", "body")]
    public void Read_LineThatIsNoPetition_NamesTheField(string line, string field) =>
        Assert.Equal(field, Assert.Throws<LineException>(() => Read(line, NoDefaults)).Field);

    [Fact]
    public void Read_LineWithRequestId_KeepsIt() => Assert.Equal(
        "0197a2c4-5d7e-7c3a-9f10-3b6f2f1f0a11",
        Read("""{"request_id": "0197A2C4-5D7E-7C3A-9F10-3B6F2F1F0A11", "details": {}}""", NoDefaults).RequestId);

    [Fact]
    public void Read_SameId_IsTheSameRequestWhereverTheLineStands() =>
        Assert.Equal(Ids("430103-bureau", Mail), Ids("430103-bureau", "{\"details\": {}}", Mail)[1..]);

    [Fact]
    public void Read_SameIdOfAnotherUnit_IsAnotherRequest() =>
        Assert.NotEqual(Ids("430103-bureau", Mail), Ids("430104-bureau", Mail));

    [Fact]
    public void Read_IdenticalLinesWithoutId_AreRequestsOfTheirOwnInEveryRun()
    {
        string[] lines = ["{\"details\": {}}", "{\"details\": {\"urgent\": true}}", "{\"details\": {}}"];

        var ids = Ids("430103-bureau", lines);

        Assert.Equal(3, ids.Distinct().Count());
        Assert.Equal(ids, Ids("430103-bureau", lines));
    }

    [Fact]
    public void Number_BlankLines_AreCountedAndLeftOut() => Assert.Equal(
        [1L, 4L],
        new PetitionLines("430103-bureau", NoDefaults).Number(Lines("a", "", "  ", "b")).Select(line => line.Number));

    private static RegisterPetitionRequest Read(string line, LineDefaults defaults)
    {
        var lines = new PetitionLines("430103-bureau", defaults);
        return lines.Read(Assert.Single(lines.Number(Lines(line))));
    }

    private static IEnumerable<TextLine> Lines(params string[] lines) =>
        lines.Select((line, i) => new TextLine(i + 1, line.Length, line));

    private static string[] Ids(string unit, params string[] lines)
    {
        var reader = new PetitionLines(unit, NoDefaults);
        return [.. reader.Number(Lines(lines)).Select(line => reader.Read(line).RequestId)];
    }
}
