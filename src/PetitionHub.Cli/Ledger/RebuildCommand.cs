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
    private const string Repeats = "repeats";
    private const string Lists = "lists";

    private readonly Option<string> _of = new("--of")
    {
        Description = $"What is rebuilt: {Repeats} or {Lists}.",
        DefaultValueFactory = _ => Repeats,
    };

    private readonly SettingOptions _settings = SettingOptions.OfLedger();

    public RebuildCommand()
        : base(
            "rebuild",
            "Rebuilds the index of repeat petitions, or the lists, in the background, by the hubs that run or the next that "
                + "starts. Until then answers of the index say that they are incomplete, and lists, feeds of territories and the "
                + "watch over dates wait. Figures have a command of their own: monitoring rebuild.",
            "petitionhub ledger rebuild --data /srv/hub",
            "petitionhub ledger rebuild --of lists --data /srv/hub")
    {
        _of.AcceptOnlyFromAmong(Repeats, Lists);
        Add(_of);
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
        var projection = parse.GetValue(_of) == Lists ? store.Lists.Projection : store.Repeats.Projection;
        await projection.RestartAsync(cancellationToken);
        session.Terminal.Say($"{projection.Name}: made anew by the hubs that run, or the next that starts.");
        return ExitCodes.Done;
    }
}
