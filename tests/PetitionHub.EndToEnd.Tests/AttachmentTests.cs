using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using PetitionHub.EndToEnd.Tests.Running;

namespace PetitionHub.EndToEnd.Tests;

/// <summary>
/// A large file up and down through real processes: hub and command line are killed in the middle of each, memory stays bounded
/// on both sides, and a byte that flips on the disk is found.
/// </summary>
public sealed class AttachmentTests : IAsyncLifetime
{
    private const string Registrar = "430103-bureau";
    private const string Holder = "430103-housing";
    private const int Mebibyte = 1024 * 1024;
    private const int PartBytes = 4 * Mebibyte;

    /// <summary>A whole part on the disk: 64 chunks, each with its nonce and tag.</summary>
    private const int SealedPartBytes = PartBytes + (64 * 28);

    /// <summary>How much more memory than before a transfer may need, on either side.</summary>
    private const long MostGrowthBytes = 50 * Mebibyte;

    private readonly Installation _installation = new();
    private HubProcess _hub = null!;
    private string _petition = "";

    /// <summary>1,024 measures what is promised; the smaller file has the same bound.</summary>
    private static int FileMebibytes =>
        int.Parse(Environment.GetEnvironmentVariable("PETITIONHUB_TEST_ATTACHMENT_MIB") ?? "128", CultureInfo.InvariantCulture);

    private string Stored => Path.Combine(_installation.Data, "attachments");

    private string Large => _installation.PathOf("film.mp4");

    private string Copy => _installation.PathOf("copy.mp4");

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Peak memory is read from /proc.");
        _hub = await _installation.ServeAsync();
        Files.WriteUnits(_installation.PathOf("units.jsonl"), "43");
        Files.WritePetitions(_installation.PathOf("letters.jsonl"), 1, Holder);
        await _installation.RunAsync("units", "import", _installation.PathOf("units.jsonl"), "--operator", "admin");
        await _installation.RunAsync("petitions", "push", _installation.PathOf("letters.jsonl"), "--unit", Registrar, "--quiet");
        _petition = JsonDocument.Parse(Files.ReadWholeLines(_installation.PathOf("letters.jsonl.receipts"))[0])
            .RootElement.GetProperty("petition_id").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_hub is not null)
            await _hub.DisposeAsync();
        await _installation.DisposeAsync();
    }

    [Fact]
    public async Task LargeFile_UpAndDown_NeedsLittleMemoryOnEitherSide()
    {
        var small = _installation.PathOf("small.mp4");
        await WriteAsync(small, PartBytes + 1);
        var smallSha256 = await WriteAndFileAsync(small);
        var least = (Up: await PeakOfAsync(Upload(small)),
            Down: await PeakOfAsync(Download(smallSha256, _installation.PathOf("small.copy"))));
        var idle = _hub.PeakBytes;
        await WriteAsync(Large, (FileMebibytes * Mebibyte) - 12_345);

        var up = await PeakOfAsync(File(Large));
        var afterUp = _hub.PeakBytes;
        var down = await PeakOfAsync(Download(await Sha256OfAsync(Large), Copy));
        var afterDown = _hub.PeakBytes;

        Assert.Equal(await Sha256OfAsync(Large), await Sha256OfAsync(Copy));
        var growth = $"{FileMebibytes} MiB: hub {Mib(idle)} MiB before, {Mib(afterUp - idle)} more for the upload, "
            + $"{Mib(afterDown - idle)} more after the download; client {Mib(up - least.Up)} more than for 4 MiB up ({Mib(up)}), "
            + $"{Mib(down - least.Down)} more down ({Mib(down)}).";
        TestContext.Current.SendDiagnosticMessage(growth);
        Assert.True(
            afterDown - idle < MostGrowthBytes && up - least.Up < MostGrowthBytes && down - least.Down < MostGrowthBytes, growth);
    }

    [Fact]
    public async Task LargeFile_WhileTheHubIsKilledInTheMiddleOfEach_ArrivesFromWhereItWas()
    {
        await WriteAsync(Large, (FileMebibytes * Mebibyte) - 12_345);
        await using (var upload = File(Large))
        {
            await Wait.UntilAsync(() => CountParts() >= FileMebibytes / 16 || upload.HasEnded);
            Assert.False(upload.HasEnded, upload.Errors);
            await RestartAsync();
            var kept = Parts().Select(part => (part.FullName, part.LastWriteTimeUtc)).ToHashSet();
            Assert.True(await upload.EndAsync() == 0, upload.Errors);
            Assert.InRange(kept.Count, 1, (FileMebibytes / 4) - 1);
            Assert.Superset(kept, Parts().Select(part => (part.FullName, part.LastWriteTimeUtc)).ToHashSet());
        }

        await using var download = Download(await Sha256OfAsync(Large), Copy);
        await Wait.UntilAsync(() => LengthOf(Copy + ".part") >= FileMebibytes * (long)Mebibyte / 4 || download.HasEnded);
        Assert.False(download.HasEnded, download.Errors);
        await RestartAsync();
        Assert.True(await download.EndAsync() == 0, download.Errors);
        Assert.Equal(await Sha256OfAsync(Large), await Sha256OfAsync(Copy));
        Assert.False(System.IO.File.Exists(Copy + ".part"));
    }

    [Fact]
    public async Task LargeFile_WhileTheClientIsKilledInTheMiddleOfEach_ArrivesFromWhereItWas()
    {
        await WriteAsync(Large, (FileMebibytes * Mebibyte) - 12_345);
        await using (var upload = File(Large))
        {
            await Wait.UntilAsync(() => CountParts() >= FileMebibytes / 16 || upload.HasEnded);
            await upload.KillAsync();
        }

        var kept = Parts().Where(part => part.Length == SealedPartBytes).Select(part => (part.FullName, part.LastWriteTimeUtc))
            .ToHashSet();
        Assert.InRange(kept.Count, 1, (FileMebibytes / 4) - 1);
        await _installation.RunAsync("attachments", "file", _petition, Large, "--unit", Registrar);
        Assert.Superset(kept, Parts().Select(part => (part.FullName, part.LastWriteTimeUtc)).ToHashSet());

        var sha256 = await Sha256OfAsync(Large);
        await using (var download = Download(sha256, Copy))
        {
            await Wait.UntilAsync(() => LengthOf(Copy + ".part") >= FileMebibytes * (long)Mebibyte / 4 || download.HasEnded);
            await download.KillAsync();
        }

        Assert.InRange(LengthOf(Copy + ".part"), 1, LengthOf(Large) - 1);
        await using var again = Download(sha256, Copy);
        Assert.True(await again.EndAsync() == 0, again.Errors);
        Assert.Equal(sha256, await Sha256OfAsync(Copy));
    }

    [Fact]
    public async Task StoredByte_ThatFlips_IsFoundByWhoDownloads()
    {
        await WriteAsync(Large, (3 * PartBytes) + 1);
        var sha256 = await WriteAndFileAsync(Large);
        await using (var part = new FileStream(Parts().First(part => part.Name == "00001").FullName, FileMode.Open))
        {
            part.Position = 1_000_000;
            var value = part.ReadByte();
            part.Position--;
            part.WriteByte((byte)(value ^ 0x10));
        }

        await using var download = Download(sha256, Copy);

        Assert.Equal(1, await download.EndAsync());
        Assert.Contains("ATTACHMENT_DIGEST_MISMATCH", download.Errors, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(Copy));
        Assert.Equal(0, LengthOf(Copy + ".part"));
    }

    private HubProcess File(string path) => _installation.Start("attachments", "file", _petition, path, "--unit", Registrar);

    private HubProcess Upload(string path) => _installation.Start("attachments", "upload", path, "--unit", Registrar);

    private HubProcess Download(string sha256, string path) =>
        _installation.Start("attachments", "download", _petition, sha256, "--to", path, "--unit", Holder);

    private async Task<string> WriteAndFileAsync(string path)
    {
        await _installation.RunAsync("attachments", "file", _petition, path, "--unit", Registrar);
        return await Sha256OfAsync(path);
    }

    private async Task RestartAsync()
    {
        await _hub.KillAsync();
        await _hub.DisposeAsync();
        _hub = await _installation.ServeAsync();
    }

    private IEnumerable<FileInfo> Parts() => Directory.Exists(Stored)
        ? new DirectoryInfo(Stored).EnumerateFiles("?????", SearchOption.AllDirectories)
        : [];

    private int CountParts() => Parts().Count();

    /// <summary>Runs it to its end; gives how much memory it had at most, read as often as can be.</summary>
    private static async Task<long> PeakOfAsync(HubProcess process)
    {
        await using (process)
        {
            var peak = 0L;
            await Wait.UntilAsync(() =>
            {
                peak = Math.Max(peak, process.PeakBytes);
                return process.HasEnded;
            });
            Assert.True(await process.EndAsync() == 0, process.Errors);
            return peak;
        }
    }

    private static long LengthOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    private static async Task<string> Sha256OfAsync(string path)
    {
        await using var file = System.IO.File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, Wait.Token));
    }

    private static async Task WriteAsync(string path, long bytes)
    {
        await using var file = System.IO.File.Create(path);
        var block = new byte[Mebibyte];
        for (; bytes > 0; bytes -= block.Length)
        {
            Random.Shared.NextBytes(block);
            await file.WriteAsync(block.AsMemory(0, (int)Math.Min(bytes, block.Length)), Wait.Token);
        }
    }

    private static string Mib(long bytes) => (bytes / (double)Mebibyte).ToString("F1", CultureInfo.InvariantCulture);
}
