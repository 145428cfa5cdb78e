using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.Certificates;
using PetitionHub.Client;
using PetitionHub.Domain.Units;

namespace PetitionHub.EndToEnd.Tests.Running;

/// <summary>
/// A hub as a user installs it: a data folder, an address, a database where it is not embedded, and the program.
/// </summary>
internal sealed class Installation : IAsyncDisposable
{
    /// <summary>The embedded engine.</summary>
    public const string Sqlite = "sqlite";

    /// <summary>The engine that needs a server: without one its tests are skipped, and say so.</summary>
    public const string SqlServer = "sqlserver";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("petitionhub-e2e-");
    private readonly SqlServerDatabase? _database;

    public Installation(string engine = Sqlite)
    {
        Assert.SkipUnless(engine == Sqlite || SqlServerDatabase.IsThere, SqlServerDatabase.WhyNot);
        if (engine == Sqlite)
            return;
        _database = new SqlServerDatabase();
        Environment["PETITIONHUB_LEDGER__ENGINE"] = engine;
        Environment["PETITIONHUB_LEDGER__CONNECTION"] = _database.Options.Connection!;
        Environment["PETITIONHUB_LEDGER__MASTERKEY"] = _database.Options.MasterKey!;
        Environment["PETITIONHUB_LEDGER__MIGRATEATSTART"] = "true";
    }

    /// <summary>What every program of it finds in its environment.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>The hub's data folder.</summary>
    public string Data => Path.Combine(_folder.FullName, "data");

    public Uri Address { get; } = FreeAddress();

    /// <summary>The address of its operations listener; empty for none.</summary>
    public string Operations { get; init; } = "";

    /// <summary>A file beside the data.</summary>
    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Starts <c>serve</c>, and waits until it listens.</summary>
    public Task<HubProcess> ServeAsync() => ServeAsync(Address);

    /// <summary>Starts <c>serve</c> at an address, with settings beyond it, and waits until it listens.</summary>
    public async Task<HubProcess> ServeAsync(Uri address, params IEnumerable<string> settings)
    {
        var hub = HubProcess.Start(
            Environment,
            [
                "serve", "--data", Data, "--listen", $"https://127.0.0.1:{address.Port}", "--operations-listen", Operations,
                .. settings,
            ]);
        await Wait.UntilAsync(() => hub.Errors.Contains("Listening at", StringComparison.Ordinal) || hub.HasEnded);
        Assert.False(hub.HasEnded, hub.Errors);
        return hub;
    }

    /// <summary>Starts a command that calls the hub, with JSON for its output.</summary>
    public HubProcess Start(params string[] arguments) => StartAt([Address], arguments);

    /// <summary>Starts a command that calls the hub's replicas, with JSON for its output.</summary>
    public HubProcess StartAt(IEnumerable<Uri> replicas, params string[] arguments) =>
        HubProcess.Start(Environment, [.. arguments, "--hub", string.Join(',', replicas), "--data", Data, "-o", "json"]);

    /// <summary>Runs a command to its end; gives its output.</summary>
    public Task<string> RunAsync(params string[] arguments) => RunAtAsync([Address], arguments);

    /// <summary>Runs a command against replicas to its end; gives its output.</summary>
    public async Task<string> RunAtAsync(IEnumerable<Uri> replicas, params string[] arguments)
    {
        await using var command = StartAt(replicas, arguments);
        Assert.True(await command.EndAsync() == 0, command.Errors);
        return command.Output;
    }

    public HubChannel Connect(string unit) => Connect(unit, [Address]);

    public HubChannel Connect(string unit, IReadOnlyList<Uri> replicas)
    {
        var issued = Issue(unit);
        return HubChannel.Connect(new HubClientOptions
        {
            Addresses = replicas,
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

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>An address at which nothing listens yet.</summary>
    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
