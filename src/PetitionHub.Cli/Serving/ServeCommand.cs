using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Configuration;
using PetitionHub.CommandLine.Output;
using PetitionHub.Console;
using PetitionHub.Hub;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Cli.Serving;

/// <summary><c>serve</c>.</summary>
internal sealed class ServeCommand : HubCommand
{
    private readonly SettingOptions _settings = SettingOptions.OfHub();

    public ServeCommand()
        : base(
            "serve",
            "Runs a hub until SIGTERM or Ctrl-C, then finishes the calls that it has taken. The first start makes the ledger "
                + "and, unless certificates are given, a development authority in the data folder. Health probes and the "
                + "operators' console are on the operations address, which is a loopback one.",
            "petitionhub serve",
            "petitionhub serve --data /srv/hub --listen https://0.0.0.0:7443",
            "petitionhub serve --config /etc/petitionhub/hub.json --secrets /run/secrets",
            "petitionhub serve --data /srv/hub --server-cert hub.pem --server-key hub.key --trusted-ca units-ca.pem --revoked "
            + "revoked.txt")
    {
        _settings.AddTo(this);
        Does(ServeAsync);
    }

    private async Task<int> ServeAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        var options = _settings.Read(parse, session).Options;
        await using var hub = await OpenAsync(options, session.Host.Clock, cancellationToken);
        await hub.StartAsync(cancellationToken);
        Announce(session.Terminal, options, HubHost.AddressOf(hub), HubHost.OperationsAddressOf(hub));
        await WaitForStopAsync(hub, cancellationToken);
        session.Terminal.Say("Stopping: no new calls; those under way are finished.");
        await hub.StopAsync(CancellationToken.None);
        session.Terminal.Say("Stopped.");
        return ExitCodes.Done;
    }

    private static async Task<WebApplication> OpenAsync(
        HubOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            return await HubHost.CreateAsync(
                options, time: clock, pages: new OperatorsConsole(), cancellationToken: cancellationToken);
        }
        catch (LedgerSetupException exception)
        {
            throw new UsageException(exception.Message, "petitionhub ledger --help says more.");
        }
        catch (ListenException exception)
        {
            throw new FailedException(exception.Message, exception.Advice);
        }
    }

    private static async Task WaitForStopAsync(WebApplication hub, CancellationToken cancellationToken)
    {
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // The host hears signals too, and stops by itself where the ledger fails.
        using var byHost = hub.Lifetime.ApplicationStopping.Register(() => stop.TrySetResult());
        using var byCaller = cancellationToken.Register(() => stop.TrySetResult());
        await stop.Task;
    }

    private static void Announce(Terminal terminal, HubOptions options, Uri address, Uri? operations)
    {
        var data = options.Data.Folder;
        // A client cannot connect to "any address"; the development certificate is good for localhost.
        var reachable = $"https://localhost:{address.Port}";
        terminal.Say($"Listening at {address}, for units with a certificate.");
        if (operations is not null)
            terminal.Say($"For operators: {(options.ServesConsole ? $"console at {operations}, " : "")}health at "
                + $"{new Uri(operations, "health/ready")}.");
        if (options.Identity.CertificatePath is null)
            terminal.Say($"Certificate authority: {Path.Combine(data, "certs", "ca.pem")}");
        terminal.Say($"Next: petitionhub units import --national --operator admin --hub {reachable} --data {data}");
    }
}
