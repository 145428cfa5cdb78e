using System.Security.Cryptography;
using System.Text.Json;
using PetitionHub.Cli.Tests.Testing;
using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Tests.Attachments;

public sealed class AttachmentTests : IAsyncLifetime
{
    private const string Petition = "p-1";

    private readonly TempFolder _folder = new();
    private readonly byte[] _content = RandomNumberGenerator.GetBytes(5_000_000);
    private FakeHub _hub = null!;

    private string Sha256 => Convert.ToHexStringLower(SHA256.HashData(_content));

    private string Letter => Path.Combine(_folder.Path, "letter.pdf");

    private string Copy => Path.Combine(_folder.Path, "copy.pdf");

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllBytesAsync(Letter, _content, TestContext.Current.CancellationToken);
        _hub = await FakeHub.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Upload_ThroughLinksThatBreak_GoesOnFromWhatArrived()
    {
        // Beyond what the channel repeats by itself.
        _hub.Attachments.Breaks.Enqueue(2_000_000);
        _hub.Attachments.Breaks.Enqueue(2_000_000);

        var run = await _hub.RunAsync("attachments", "upload", Letter, "-o", "json");

        Assert.True(run.ExitCode == ExitCodes.Done, run.ToString());
        Assert.Equal(_content, _hub.Attachments.Content.ToArray());
        Assert.Equal(3, _hub.Attachments.Offsets.Count);
        Assert.Equal(_hub.Attachments.Offsets.Distinct().Order(), _hub.Attachments.Offsets);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(Sha256, json.RootElement.GetProperty("sha256").GetString());
        Assert.Equal("application/pdf", json.RootElement.GetProperty("media_type").GetString());
    }

    [Fact]
    public async Task File_TheSameTwice_IsOneCommand()
    {
        Assert.Equal(ExitCodes.Done, (await _hub.RunAsync("attachments", "file", Petition, Letter)).ExitCode);
        Assert.Equal(ExitCodes.Done, (await _hub.RunAsync("attachments", "file", Petition, Letter)).ExitCode);
        Assert.Equal(ExitCodes.Done, (await _hub.RunAsync("attachments", "file", Petition, Letter, "--remark", "new")).ExitCode);

        var filed = _hub.Attachments.Filed;
        Assert.Equal(filed[0], filed[1]);
        Assert.NotEqual(filed[0].RequestId, filed[2].RequestId);
        Assert.Equal("letter.pdf", Assert.Single(filed[0].AttachmentFiling.Attachments).Name);
    }

    [Theory]
    [InlineData("gone.pdf", "There is no file")]
    [InlineData("unknown.qqq", "--media-type")]
    public async Task Upload_OfWhatCannotBeSent_IsAUsageError(string name, string expected)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "unknown.qqq"), "x", TestContext.Current.CancellationToken);

        var run = await _hub.RunAsync("attachments", "upload", Path.Combine(_folder.Path, name));

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains(expected, run.Error);
    }

    [Fact]
    public async Task Download_ThroughALinkThatBreaks_GoesOnAndIsVerified()
    {
        _hub.Attachments.Content.Write(_content);
        _hub.Attachments.Breaks.Enqueue(300_000);

        var run = await DownloadAsync();

        Assert.True(run.ExitCode == ExitCodes.Done, run.ToString());
        Assert.Equal(_content, await File.ReadAllBytesAsync(Copy, TestContext.Current.CancellationToken));
        Assert.Equal(2, _hub.Attachments.Offsets.Count);
        Assert.False(File.Exists(Copy + ".part"));
    }

    [Fact]
    public async Task Download_AfterAnEarlierOneWasKilled_GoesOnFromItsBytes()
    {
        _hub.Attachments.Content.Write(_content);
        await File.WriteAllBytesAsync(Copy + ".part", _content[..123_456], TestContext.Current.CancellationToken);

        Assert.Equal(ExitCodes.Done, (await DownloadAsync()).ExitCode);

        Assert.Equal([123_456], _hub.Attachments.Offsets);
        Assert.Equal(_content, await File.ReadAllBytesAsync(Copy, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(6_000_000)]
    public async Task Download_WhereAnotherFilesBytesLie_BeginsAgain(int bytes)
    {
        _hub.Attachments.Content.Write(_content);
        await File.WriteAllBytesAsync(
            Copy + ".part", RandomNumberGenerator.GetBytes(bytes), TestContext.Current.CancellationToken);

        Assert.Equal(ExitCodes.Done, (await DownloadAsync()).ExitCode);

        Assert.Equal(0, _hub.Attachments.Offsets[^1]);
        Assert.Equal(_content, await File.ReadAllBytesAsync(Copy, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Download_OfBytesThatAreNotTheFiles_FailsAndKeepsNothing()
    {
        var wrong = _content.ToArray();
        wrong[500_000] ^= 1;
        _hub.Attachments.Content.Write(wrong);

        var run = await DownloadAsync();

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Contains("SHA-256", run.Error);
        Assert.False(File.Exists(Copy));
        Assert.Equal(0, new FileInfo(Copy + ".part").Length);
    }

    [Fact]
    public async Task Download_OfWhatIsNoDigest_IsAUsageError() => Assert.Equal(
        ExitCodes.Usage, (await _hub.RunAsync("attachments", "download", Petition, "abc")).ExitCode);

    [Fact]
    public async Task ListAndQuota_AreShown()
    {
        var list = await _hub.RunAsync("attachments", "list", Petition);
        var quota = await _hub.RunAsync("attachments", "quota");

        Assert.Contains("来信.pdf", list.Output);
        Assert.Contains(new string('0', 64), list.Output);
        Assert.Contains("1,000 bytes", quota.Output);
    }

    private Task<CommandRun> DownloadAsync() => _hub.RunAsync("attachments", "download", Petition, Sha256, "--to", Copy);
}
