using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Configuration;
using PetitionHub.Ledger;

namespace PetitionHub.Cli.Ledger;

/// <summary><c>ledger migrate</c>.</summary>
internal sealed class MigrateCommand : HubCommand
{
    private readonly SettingOptions _settings = SettingOptions.OfLedger();

    public MigrateCommand()
        : base(
            "migrate",
            "Makes the ledger's database where it is missing, and brings its schema up to date. Run it before the first hub of a "
                + "new version starts; hubs of the version before run meanwhile. It does nothing where there is nothing to do.",
            "petitionhub ledger migrate --data /srv/hub")
    {
        _settings.AddTo(this);
        Does(MigrateAsync);
    }

    public override IReadOnlyList<string> Examples =>
        [.. base.Examples, $"petitionhub ledger migrate --ledger {SettingOptions.ServerEngine} --secrets /run/secrets"];

    private async Task<int> MigrateAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        await using var schema = LedgerSchema.Of(_settings.Read(parse, session).Options.LedgerInFolder,
            NullLoggerFactory.Instance);
        var pending = await schema.GetPendingMigrationsAsync(cancellationToken);
        await schema.MigrateAsync(cancellationToken);
        foreach (var migration in pending)
            session.Terminal.WriteLine(migration);
        session.Terminal.Say(pending.Count == 0 ? "The schema was up to date." : $"Applied {pending.Count} migrations.");
        return ExitCodes.Done;
    }
}
