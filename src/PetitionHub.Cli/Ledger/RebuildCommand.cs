using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Configuration;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Cli.Ledger;

/// <summary><c>ledger rebuild</c>.</summary>
internal sealed class RebuildCommand : HubCommand
{
    private readonly SettingOptions _settings = SettingOptions.OfLedger();

    public RebuildCommand()
        : base(
            "rebuild",
            "Rebuilds the index of repeat petitions in the background, by the hubs that run or the next that starts. Until then "
                + "answers say that they are incomplete.",
            "petitionhub ledger rebuild --data /srv/hub")
    {
        _settings.AddTo(this);
        Does(RebuildAsync);
    }

    public override IReadOnlyList<string> Examples =>
        [.. base.Examples, $"petitionhub ledger rebuild --ledger {SettingOptions.ServerEngine} --secrets /run/secrets"];

    private async Task<int> RebuildAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        var options = _settings.Read(parse, session).Options.LedgerInFolder with { MigrateAtStart = false };
        await using var schema = LedgerSchema.Of(options, NullLoggerFactory.Instance);
        await ExistingLedger.RequireAsync(schema, options, cancellationToken);
        await using var store = await LedgerStore.OpenAsync(
            options, LedgerRules.Official, new NoListener(), copies: null, session.Host.Clock, NullLoggerFactory.Instance,
            cancellationToken);
        await store.Repeats.Projection.RestartAsync(cancellationToken);
        session.Terminal.Say("The index is made anew by the hubs that run, or the next that starts.");
        return ExitCodes.Done;
    }
}
