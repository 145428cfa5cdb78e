using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PetitionHub.Hub.Configuration;
using PetitionHub.Hub.Tests.Running;

namespace PetitionHub.Hub.Tests.Attachments;

/// <summary>An S3-compatible server (moto) of this test's own. tests/run installs it.</summary>
internal sealed class S3Server : IAsyncDisposable
{
    private const string Bucket = "attachments";

    private readonly Process _process;
    private readonly Uri _address;

    private S3Server(Process process, Uri address) => (_process, _address) = (process, address);

    /// <summary>Starts one; the test is skipped, with the reason, where none is installed.</summary>
    public static async Task<S3Server> StartAsync()
    {
        var port = FreePort();
        Process process;
        try
        {
            process = Process.Start(new ProcessStartInfo("moto_server", ["-H", "127.0.0.1", "-p", $"{port}"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("moto_server is not installed; tests/run installs it where Python is.");
            throw;
        }

        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new S3Server(process, new Uri($"http://127.0.0.1:{port}"));
        await Wait.UntilAsync(server.AnswersAsync);
        return server;
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

    private async Task<bool> AnswersAsync()
    {
        Assert.False(_process.HasExited, "moto_server does not start.");
        try
        {
            using var client = new HttpClient();
            using var answer = await client.GetAsync(_address, Wait.Token);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
