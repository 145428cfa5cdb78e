using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace PetitionHub.Testing;

/// <summary>
/// A real redis-server of this test's own, which it stops, starts, holds up and empties as it likes. tests/run installs it.
/// </summary>
public sealed class RedisServer : IAsyncDisposable
{
    private const int SigStop = 19;
    private const int SigCont = 18;

    private readonly int _port = FreePort();
    private Process? _process;

    public string Address => $"127.0.0.1:{_port}";

    /// <summary>Starts one; the test is skipped, with the reason, where none is installed.</summary>
    public static async Task<RedisServer> StartAsync()
    {
        var server = new RedisServer();
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts it on its old port, empty.</summary>
    public async Task StartAgainAsync()
    {
        try
        {
            _process = Process.Start(new ProcessStartInfo(
                "redis-server",
                ["--port", $"{_port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", Path.GetTempPath()])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("redis-server is not installed; tests/run installs it.");
        }

        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        for (var tries = 0; await AskAsync("PING") is not "+PONG"; tries++)
        {
            Assert.True(tries < 1_000, "redis-server does not start.");
            await Task.Delay(20);
        }
    }

    /// <summary>SIGKILL, as when its machine is lost.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Lets it hang: connections stay open, and nothing is answered.</summary>
    public void Hang() => Assert.Equal(0, SendSignal(_process!.Id, SigStop));

    /// <summary>Lets it go on after <see cref="Hang"/>.</summary>
    public void Resume() => Assert.Equal(0, SendSignal(_process!.Id, SigCont));

    /// <summary>Runs a command; gives the first line of its answer.</summary>
    public async Task<string?> AskAsync(string command)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, _port);
            await using var stream = client.GetStream();
            await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync(command);
            using var reader = new StreamReader(stream);
            return await reader.ReadLineAsync();
        }
        catch (SocketException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await KillAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
