using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.Cli.Ledger;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Configuration;
using PetitionHub.CommandLine.Output;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Cli.Monitoring;

/// <summary>Opens the ledger of the settings, which another version's schema is not brought up to date by.</summary>
internal static class FiguresOnDisk
{
    public static async Task<LedgerStore> OpenAsync(
        SettingOptions settings, Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        var options = settings.Read(parse, session).Options.LedgerInFolder with { MigrateAtStart = false };
        await using var schema = LedgerSchema.Of(options, NullLoggerFactory.Instance);
        await ExistingLedger.RequireAsync(schema, options, cancellationToken);
        return await LedgerStore.OpenAsync(
            options, LedgerRules.Official, new NoListener(), copies: null, session.Host.Clock, NullLoggerFactory.Instance,
            cancellationToken);
    }

    /// <summary>Reports at once, where <see cref="Progress{T}"/> would do so later and out of order.</summary>
    internal sealed class MeterProgress(ProgressMeter meter, string what) : IProgress<LedgerCheckProgress>
    {
        public void Report(LedgerCheckProgress value)
        {
            if (value.Total == 0)
                meter.Report(0, $"{value.Done:N0} {what}");
            else
                meter.Report((double)value.Done / value.Total, $"{value.Done:N0} of {value.Total:N0} {what}");
        }
    }
}
