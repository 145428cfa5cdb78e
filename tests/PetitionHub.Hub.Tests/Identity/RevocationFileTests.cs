using System.Text.Json;
using Grpc.Core;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Identity;

/// <summary>What happens to the file of revoked certificates while a hub runs, and before it starts.</summary>
public sealed class RevocationFileTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HubLog _log = new();

    [Theory]
    [InlineData("an empty file")]
    [InlineData("a cut file")]
    [InlineData("no file")]
    public async Task RevokedUnit_WhileTheFileIsCopied_StaysOut(string fault)
    {
        await using var hub = await StartAsync("# end");
        using var channel = hub.ConnectAs(Tianxin);
        await AskAsync(channel);
        using var certificate = hub.CertificateOf(Tianxin);
        Replace($"{certificate.SerialNumber}\n# end\n");
        await Wait.UntilAsync(() => IsRefusedAsync(channel));

        if (fault == "no file")
            File.Delete(_folder.File("revoked.txt"));
        else
            Replace(fault == "an empty file" ? "" : "# revoked\n");
        await Wait.UntilAsync(async () => await ReadinessAsync(hub) is ("degraded", 1));

        Assert.True(await IsRefusedAsync(channel));
        Assert.Single(_log.Errors, line => line.Contains("1103", StringComparison.Ordinal));
        Replace("# end\n");
        await Wait.UntilAsync(async () => await ReadinessAsync(hub) is ("healthy", 0));
        await AskAsync(channel);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0A\n")]
    public async Task Start_WithAFileThatMayBeCutOff_IsRefusedByItsName(string text)
    {
        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => StartAsync(text));

        Assert.StartsWith(_folder.File("revoked.txt"), exception.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder.File("data"), "ledger.db")));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _log.Dispose();
    }

    private async Task<TestHub> StartAsync(string revoked)
    {
        Replace(revoked);
        var hub = await TestHub.StartAsync(
            _folder.File("data"), _log, configure: options =>
                options with { Identity = new() { RevokedPath = _folder.File("revoked.txt") } });
        await hub.ImportUnitsAsync();
        return hub;
    }

    private void Replace(string text) => File.Move(_folder.Write("new", text), _folder.File("revoked.txt"), overwrite: true);

    private static async Task AskAsync(ChannelBase channel) => await new UnitService.UnitServiceClient(channel).GetUnitAsync(
        new() { UnitCode = Tianxin }, cancellationToken: Wait.Token);

    private static async Task<bool> IsRefusedAsync(ChannelBase channel)
    {
        try
        {
            await AskAsync(channel);
            return false;
        }
        catch (RpcException refused) when (refused.StatusCode == StatusCode.Unauthenticated)
        {
            return true;
        }
    }

    private static async Task<(string? Status, long Faults)> ReadinessAsync(TestHub hub)
    {
        using var http = new HttpClient { BaseAddress = hub.Operations };
        using var report = JsonDocument.Parse(
            await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Wait.Token).Bounded());
        var certificates = report.RootElement.GetProperty("certificates");
        return (certificates.GetProperty("status").GetString(), certificates.GetProperty("faultyFiles").GetInt64());
    }
}
