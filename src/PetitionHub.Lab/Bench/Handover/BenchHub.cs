using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.Certificates;
using PetitionHub.Client;
using PetitionHub.Domain.Units;

namespace PetitionHub.Lab.Bench.Handover;

/// <summary>The hub under test: a process of its own that is started and ended here, or one that runs already.</summary>
internal sealed class BenchHub : IAsyncDisposable
{
    private const string OperatorName = "bench";
    private const string FreePort = "https://127.0.0.1:0";
    private const string Announcement = "Listening at ";

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);

    private readonly ChildProcess? _process;
    private readonly string? _ownFolder;
    private readonly string? _authorityPath;
    private readonly CertificateAuthority _certificates;

    private BenchHub(Uri[] addresses, string dataFolder, ChildProcess? process, string? ownFolder, string? authorityPath)
    {
        Addresses = addresses;
        (_process, _ownFolder, _authorityPath) = (process, ownFolder, authorityPath);
        _certificates = CertificateAuthority.OpenOrCreate(dataFolder, TimeProvider.System, NullLogger.Instance);
    }

    /// <summary>Where it listens.</summary>
    public IReadOnlyList<Uri> Addresses { get; }

    /// <summary>Processor time that it used so far; null where it runs elsewhere.</summary>
    public TimeSpan? ProcessorTime => _process?.ProcessorTime;

    /// <summary>Memory that it has at the moment, in bytes; null where it runs elsewhere.</summary>
    public long? MemoryBytes => _process?.MemoryBytes;

    /// <summary>Starts a hub with an empty ledger in a temporary folder, and waits until it listens.</summary>
    public static Task<BenchHub> StartAsync(CancellationToken cancel) => StartAsync([], cancel);

    /// <summary>Starts such a hub with settings, each as <c>NAME=VALUE</c>.</summary>
    public static Task<BenchHub> StartAsync(IReadOnlyList<string> settings, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("petitionhub-bench-").FullName;
        return StartAsync(folder, folder, settings, cancel);
    }

    /// <summary>Starts one on the ledger of a folder, which stays.</summary>
    public static Task<BenchHub> StartOnAsync(string folder, CancellationToken cancel) =>
        StartAsync(folder, ownFolder: null, [], cancel);

    /// <summary>
    /// Takes a hub that runs already, by all its replicas. The data folder has the authority that issues units' certificates, and
    /// that of the hub's own, unless another is named.
    /// </summary>
    public static BenchHub Use(Uri[] addresses, string dataFolder, string? authorityPath) =>
        new(addresses, dataFolder, process: null, ownFolder: null, authorityPath);

    /// <summary>A connection of a unit, with its own certificate.</summary>
    public HubChannel Connect(string unit) => Connect(_certificates.Issue(UnitCode.Parse(unit)));

    /// <summary>A connection of an operator.</summary>
    public HubChannel ConnectOperator() => Connect(_certificates.IssueOperator(OperatorName));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _certificates.Dispose();
        if (_process is not null)
            await _process.DisposeAsync();
        if (_ownFolder is not null)
            Directory.Delete(_ownFolder, recursive: true);
    }

    private static async Task<BenchHub> StartAsync(
        string folder, string? ownFolder, IReadOnlyList<string> settings, CancellationToken cancel)
    {
        var process = ChildProcess.Start(
            [
                "serve", "--data", folder, "--listen", FreePort, "--operations-listen", "",
                .. settings.SelectMany(setting => (string[])["--set", setting]),
            ]);
        try
        {
            var address = await process.WaitForWordAfterAsync(Announcement, StartPatience, cancel);
            return new BenchHub([new Uri(address)], folder, process, ownFolder, authorityPath: null);
        }
        catch
        {
            await process.DisposeAsync();
            if (ownFolder is not null)
                Directory.Delete(ownFolder, recursive: true);
            throw;
        }
    }

    private HubChannel Connect(IssuedCertificate identity) => HubChannel.Connect(new HubClientOptions
    {
        Addresses = Addresses,
        CertificatePath = identity.CertificatePath,
        KeyPath = identity.KeyPath,
        AuthorityPath = _authorityPath ?? identity.AuthorityPath,
    });
}
