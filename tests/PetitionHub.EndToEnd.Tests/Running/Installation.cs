using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.Client;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Identity;

namespace PetitionHub.EndToEnd.Tests.Running;

/// <summary>A hub as a user installs it: a data folder, an address, and the program.</summary>
internal sealed class Installation : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("petitionhub-e2e-");
    private readonly int _port = FreePort();

    /// <summary>The hub's data folder.</summary>
    public string Data => Path.Combine(_folder.FullName, "data");

    public Uri Address => new($"https://localhost:{_port}");

    /// <summary>A file beside the data.</summary>
    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Starts <c>serve</c>, and waits until it listens.</summary>
    public async Task<HubProcess> ServeAsync()
    {
        var hub = HubProcess.Start("serve", "--data", Data, "--listen", $"https://127.0.0.1:{_port}", "--operations-listen", "");
        await Wait.UntilAsync(() => hub.Errors.Contains("Listening at", StringComparison.Ordinal) || hub.HasEnded);
        Assert.False(hub.HasEnded, hub.Errors);
        return hub;
    }

    /// <summary>Starts a command that calls the hub, with JSON for its output.</summary>
    public HubProcess Start(params string[] arguments) =>
        HubProcess.Start([.. arguments, "--hub", $"{Address}", "--data", Data, "-o", "json"]);

    /// <summary>Runs a command to its end; gives its output.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        await using var command = Start(arguments);
        Assert.True(await command.EndAsync() == 0, command.Errors);
        return command.Output;
    }

    public HubChannel Connect(string unit)
    {
        var issued = Issue(unit);
        return HubChannel.Connect(new HubClientOptions
        {
            Addresses = [Address],
            CertificatePath = issued.CertificatePath,
            KeyPath = issued.KeyPath,
            AuthorityPath = issued.AuthorityPath,
            DefaultDeadline = Wait.Patience,
        });
    }

    public IssuedCertificate Issue(string unit)
    {
        using var authority = CertificateAuthority.OpenOrCreate(Data, TimeProvider.System, NullLogger.Instance);
        return authority.Issue(UnitCode.Parse(unit));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
