using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Configuration;
using PetitionHub.Ledger;

namespace PetitionHub.Cli.Ledger;

/// <summary><c>ledger backup</c>.</summary>
internal sealed class BackUpCommand : HubCommand
{
    private readonly SettingOptions _settings = SettingOptions.OfLedger();
    private readonly Argument<string> _folder = new("folder") { Description = "A new or empty folder for the copy." };

    public BackUpCommand()
        : base(
            "backup",
            "Copies an embedded ledger, whole and as of one moment, while hubs run. The copy is a data folder: check it by "
                + "'ledger check --data FOLDER', restore it by putting it in the place of the old one. Certificates, "
                + "attachments and the master key are not copied: copy the folder of attachments after it, and keep the key "
                + "apart.",
            "petitionhub ledger backup /backup/2026-11-25 --data /srv/hub")
    {
        Add(_folder);
        _settings.AddTo(this);
        Does(BackUpAsync);
    }

    private async Task<int> BackUpAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        var options = _settings.Read(parse, session).Options.LedgerInFolder;
        await using var schema = LedgerSchema.Of(options, NullLoggerFactory.Instance);
        if (!await schema.ExistsAsync(cancellationToken))
            throw new UsageException(
                "There is no ledger there.", "Name the data folder by --data, or the database by --ledger and --connection.");
        var folder = parse.GetValue(_folder)!;
        try
        {
            await schema.BackUpAsync(folder, cancellationToken);
        }
        catch (NotSupportedException exception)
        {
            throw new UsageException(exception.Message, "deploy/README.md says how.");
        }

        session.Terminal.Say($"Copied to {folder}. Prove it: petitionhub ledger check --data {folder}");
        return ExitCodes.Done;
    }
}
