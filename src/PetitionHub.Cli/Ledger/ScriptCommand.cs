using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Configuration;
using PetitionHub.Ledger;

namespace PetitionHub.Cli.Ledger;

/// <summary><c>ledger script</c>.</summary>
internal sealed class ScriptCommand : HubCommand
{
    private readonly SettingOptions _settings = SettingOptions.OfLedger();

    public ScriptCommand()
        : base(
            "script",
            "Writes the statements of all migrations to stdout, for a database administrator to read and run in place of 'ledger "
                + "migrate'. Each is skipped where it was applied: the script can be run again. It connects to nothing.")
    {
        _settings.AddTo(this);
        Does(async (session, parse, _) =>
        {
            await using var schema = LedgerSchema.Of(_settings.Read(parse, session).Options.LedgerInFolder,
                NullLoggerFactory.Instance);
            session.Terminal.WriteLine(ScriptOf(schema));
            return ExitCodes.Done;
        });
    }

    public override IReadOnlyList<string> Examples =>
        [.. base.Examples, $"petitionhub ledger script --ledger {SettingOptions.ServerEngine} --secrets /run/secrets"];

    private static string ScriptOf(LedgerSchema schema)
    {
        try
        {
            return schema.ScriptMigrations();
        }
        catch (NotSupportedException exception)
        {
            throw new UsageException(exception.Message, "Name a database server's ledger by --ledger.");
        }
    }
}
