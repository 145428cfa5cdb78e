using System.Diagnostics;
using System.Globalization;
using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.Client;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Identity;
using PetitionHub.V1;

namespace PetitionHub.Cli.Bench.Handover;

/// <summary>The hub under test: a process of its own that is started and ended here, or one that runs already.</summary>
internal sealed class BenchHub : IAsyncDisposable
{
    private const string OperatorName = "bench";

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StartPause = TimeSpan.FromMilliseconds(100);

    private readonly ChildProcess? _process;
    private readonly string? _ownFolder;
    private readonly CertificateAuthority _certificates;

    private BenchHub(Uri address, string dataFolder, ChildProcess? process, string? ownFolder)
    {
        Address = address;
        (_process, _ownFolder) = (process, ownFolder);
        _certificates = CertificateAuthority.OpenOrCreate(dataFolder, TimeProvider.System, NullLogger.Instance);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Processor time that it used so far; null where it runs elsewhere.</summary>
    public TimeSpan? ProcessorTime => _process?.ProcessorTime;

    /// <summary>Starts a hub with an empty ledger in a temporary folder, and waits until it answers.</summary>
    public static async Task<BenchHub> StartAsync(CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("petitionhub-bench-").FullName;
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"https://127.0.0.1:{ChildProcess.FreePort()}"));
        var operations = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ChildProcess.FreePort()}");
        var process = ChildProcess.Start(
            "serve", "--data", folder, "--listen", address.GetLeftPart(UriPartial.Authority), "--operations-listen", operations);
        var hub = new BenchHub(address, folder, process, folder);
        await hub.WaitUntilReadyAsync(cancel);
        return hub;
    }

    /// <summary>Takes a hub that runs already, whose data folder has the authority that issues certificates.</summary>
    public static BenchHub Use(Uri address, string dataFolder) => new(address, dataFolder, process: null, ownFolder: null);

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

    private HubChannel Connect(IssuedCertificate identity) => HubChannel.Connect(new HubClientOptions
    {
        Address = Address,
        CertificatePath = identity.CertificatePath,
        KeyPath = identity.KeyPath,
        AuthorityPath = identity.AuthorityPath,
    });

    private async Task WaitUntilReadyAsync(CancellationToken cancel)
    {
        using var channel = ConnectOperator();
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await channel.Units.ListUnitsAsync(new ListUnitsRequest { PageSize = 1 }, cancellationToken: cancel);
                return;
            }
            catch (RpcException answer) when (HubError.From(answer).IsFromHub)
            {
                return;
            }
            catch (RpcException) when (!_process!.HasEnded && Stopwatch.GetElapsedTime(started) < StartPatience)
            {
                await Task.Delay(StartPause, cancel);
            }
            catch (RpcException)
            {
                throw new IOException($"The hub did not start. It wrote:{Environment.NewLine}{_process!.LastLines}");
            }
        }
    }
}
