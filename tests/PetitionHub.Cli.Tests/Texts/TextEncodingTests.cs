using System.Text;
using PetitionHub.Cli.Tests.Testing;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Texts;

namespace PetitionHub.Cli.Tests.Texts;

/// <summary>Texts as users have them: what is not UTF-8 is said, and never becomes U+FFFD.</summary>
public sealed class TextEncodingTests : IAsyncLifetime, IDisposable
{
    private const string Opinion = "经核查，反映情况属实，予以支持。";

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;

    private readonly TempFolder _folder = new();
    private FakeHub _hub = null!;

    public async ValueTask InitializeAsync() => _hub = await FakeHub.StartAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Push_GbkFile_RegistersNothingAndSaysLineByteAndEncoding()
    {
        var file = Write("p.jsonl", Gb18030.GetBytes("{\"id\": \"1\", \"subject\": \"路灯不亮\", \"body\": \"小区路灯已坏三月。\"}\n"));

        var run = await _hub.RunAsync("petitions", "push", file);

        Assert.Equal(ExitCodes.PartlyDone, run.ExitCode);
        Assert.Equal(0, _hub.Petitions.RegisteredCount);
        // The two bytes of the first character are a UTF-8 one by chance.
        Assert.Contains(
            "line 1: FIELD_INVALID: The line is not text: byte 27: this is not UTF-8; it looks like GB18030 (GBK).", run.Error);
        Assert.DoesNotContain("\uFFFD", run.Output + run.Error);
    }

    [Fact]
    public async Task Push_GbkFileWithItsEncoding_RegistersTheText()
    {
        var file = Write("p.jsonl", Gb18030.GetBytes("{\"id\": \"1\", \"subject\": \"路灯不亮\", \"body\": \"小区路灯已坏三月。\"}\n"));

        var run = await _hub.RunAsync("petitions", "push", file, "--encoding", "gb18030");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Equal("路灯不亮", Assert.Single(_hub.Petitions.Calls).Registration.Details.Subject);
    }

    [Fact]
    public async Task Push_Utf8FileSaidToBeGb18030_RegistersNothing()
    {
        var file = Write("p.jsonl", Encoding.UTF8.GetBytes("{\"id\": \"1\", \"subject\": \"路灯不亮\", \"body\": \"小区路灯已坏三月。\"}\n"));

        var run = await _hub.RunAsync("petitions", "push", file, "--encoding", "gb18030");

        Assert.Equal(ExitCodes.PartlyDone, run.ExitCode);
        Assert.Contains("this is UTF-8, not GB18030", run.Error);
        Assert.Empty(_hub.Petitions.Calls);
    }

    [Fact]
    public async Task Push_FileWithAByteOrderMark_RegistersItsFirstLine()
    {
        var file = Write("p.jsonl",
            [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("{\"id\": \"1\", \"subject\": \"路灯\", \"body\": \"坏\"}\r\n")]);

        Assert.Equal(ExitCodes.Done, (await _hub.RunAsync("petitions", "push", file)).ExitCode);
        Assert.Equal("路灯", Assert.Single(_hub.Petitions.Calls).Registration.Details.Subject);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Push_Utf16File_SaysSo(bool withMark)
    {
        var text = Encoding.Unicode.GetBytes("{\"id\": \"1\", \"subject\": \"路灯\", \"body\": \"坏\"}\n");
        var file = Write("p.jsonl", withMark ? [0xFF, 0xFE, .. text] : text);

        var run = await _hub.RunAsync("petitions", "push", file);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("p.jsonl, line 1, byte 1: it is UTF-16", run.Error);
        Assert.Empty(_hub.Petitions.Calls);
    }

    [Theory]
    [InlineData("units.csv", "unit_code,name,territory,organ_type,system\n430103-bureau,天心区信访局,430103,bureau,petition\n")]
    [InlineData(
        "units.jsonl",
        "{\"unit_code\": \"430103-bureau\", \"name\": \"天心区信访局\", \"territory\": \"430103\", "
        + "\"organ_type\": \"ORGAN_TYPE_BUREAU\", \"system\": \"a\"}\n")]
    public async Task Import_GbkFile_AddsNothingUnlessItsEncodingIsSaid(string name, string content)
    {
        var file = Write(name, Gb18030.GetBytes(content));

        var refused = await _hub.RunAsOperatorAsync("units", "import", file);
        Assert.Equal(ExitCodes.Usage, refused.ExitCode);
        Assert.Contains("it looks like GB18030 (GBK)", refused.Error);
        Assert.Equal(0, _hub.Units.ChangeCount);

        Assert.Equal(ExitCodes.Done, (await _hub.RunAsOperatorAsync("units", "import", file, "--encoding", "gb18030")).ExitCode);
        Assert.Equal(1, _hub.Units.ChangeCount);
    }

    [Theory]
    [InlineData("@FILE")]
    [InlineData("-")]
    public async Task Step_GbkOpinion_IsRefusedWithItsPlaceUnlessItsEncodingIsSaid(string value)
    {
        var bytes = Gb18030.GetBytes($"first line\n{Opinion}");
        var given = value == "-" ? value : "@" + Write("opinion.txt", bytes);
        string[] step = ["petitions", "conclude", "p-1", "--claim", "c", "--facts", "f", "--basis", "b", "--opinion", given,
            .. _hub.Connection, "--unit", "430103-bureau"];

        var refused = await CommandRun.Async(step, CommandRun.Host(bytes));
        var taken = await CommandRun.Async([.. step, "--encoding", "gb18030"], CommandRun.Host(bytes));

        Assert.Equal(ExitCodes.Usage, refused.ExitCode);
        Assert.Contains("line 2, byte 1: this is not UTF-8; it looks like GB18030 (GBK).", refused.Error);
        Assert.Equal(ExitCodes.Done, taken.ExitCode);
        Assert.EndsWith(Opinion, _hub.Exchange.Concluded!.HandlingOpinion.Opinion, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ArgumentThatIsNotUtf8_IsAUsageError()
    {
        var run = await _hub.RunAsync("petitions", "step", "progress-report", "p-1", "--json", "{\"text\": \"\uFFFD\uFFFD\"}");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("is not UTF-8", run.Error);
        Assert.Null(_hub.Exchange.Progressed);
    }

    [Fact]
    public async Task Config_ValueThatIsGbk_StopsTheStart()
    {
        var file = Write("hub.json", Gb18030.GetBytes("{\"Data\": {\"Folder\": \"数据\"}}"));

        var run = await CommandRun.Async("config", "--config", file);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("Data:Folder", run.Error);
        Assert.Contains("not UTF-8", run.Error);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'a', 0xE8, 0xB7 }, 2)]
    [InlineData(new byte[] { 0xC0, 0x80 }, 1)]
    [InlineData(new byte[] { (byte)'a', (byte)'b', 0xED, 0xA0, 0x80 }, 3)]
    public void TryDecode_DamagedUtf8_NamesTheFirstByteOfIt(byte[] line, int at)
    {
        Assert.False(TextDecoder.Utf8.TryDecode(line, out var text, out string fault));
        Assert.Equal("", text);
        Assert.StartsWith($"byte {at}: ", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LinesOfEveryKind_GivesEachWithItsNumberAndSize()
    {
        var longest = new string('x', TextLines.LongestLine + 70_000);
        byte[] bytes = [.. Encoding.UTF8.GetBytes($"a\r\n\n{longest}\n路\n"), 0xFF, (byte)'\n', .. Encoding.UTF8.GetBytes("last")];

        var lines = TextLines.Read(new MemoryStream(bytes), TextDecoder.Utf8, "text").ToArray();

        Assert.Equal(["a", "", "", "路", "", "last"], lines.Select(line => line.Text));
        Assert.Equal([false, false, true, false, true, false], lines.Select(line => line.Fault is not null));
        Assert.Equal([1L, 2, 3, 4, 5, 6], lines.Select(line => line.Number));
        Assert.Equal(bytes.Length, lines.Sum(line => line.Bytes));
    }

    private string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(_folder.File(name), bytes);
        return _folder.File(name);
    }
}
