using System.ComponentModel;
using System.Diagnostics;
using PetitionHub.Hub.Attachments;

namespace PetitionHub.Hub.Tests.Attachments;

/// <summary>An S3-compatible server of this test's own, which listens at a free port. tests/run installs it from npm.</summary>
internal sealed class S3Server : IAsyncDisposable
{
    private const string Bucket = "attachments";

    private readonly Process _process;
    private readonly Uri _address;

    private S3Server(Process process, Uri address) => (_process, _address) = (process, address);

    /// <summary>
    /// Starts one; the test is skipped, with the reason, where there is no Node.js, or nothing was installed for it.
    /// </summary>
    public static async Task<S3Server> StartAsync()
    {
        var tools = Path.Combine(Repository.Find(), "tests", "tools");
        Assert.SkipUnless(Directory.Exists(Path.Combine(tools, "node_modules", "fauxqs")),
            "tests/tools has no packages; tests/run installs them.");
        Process process;
        try
        {
            process = Process.Start(
                new ProcessStartInfo("node", [Path.Combine(tools, "s3-server.mjs")]) { RedirectStandardOutput = true })!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("Node.js is not installed.");
            throw;
        }

        var address = await process.StandardOutput.ReadLineAsync(Wait.Token).AsTask().Bounded();
        Assert.True(address is not null, "The S3 server does not start.");
        return new S3Server(process, new Uri(address));
    }

    /// <summary>Makes the bucket; gives how a hub finds it.</summary>
    public async Task<AttachmentOptions> MakeBucketAsync()
    {
        using var client = new HttpClient();
        using var made = await client.PutAsync(new Uri(_address, Bucket), content: null, Wait.Token);
        made.EnsureSuccessStatusCode();
        return new AttachmentOptions
        {
            Store = AttachmentOptions.S3Store,
            S3Endpoint = _address.ToString(),
            S3Bucket = Bucket,
            S3AccessKey = "test",
            S3SecretKey = "test-secret",
        };
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
