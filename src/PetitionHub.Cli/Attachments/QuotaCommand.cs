using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;

namespace PetitionHub.Cli.Attachments;

/// <summary><c>attachments quota</c>.</summary>
internal sealed class QuotaCommand : HubCommand
{
    public QuotaCommand()
        : base(
            "quota",
            "Shows how much the unit has uploaded, and how much it may.",
            "petitionhub attachments quota --unit 430103-bureau") =>
        Does(async (session, _, cancellationToken) =>
        {
            using var hub = session.Connect();
            var quota = await hub.Attachments.GetAttachmentQuotaAsync(new(), cancellationToken: cancellationToken);
            if (session.Terminal.IsJson)
                session.Terminal.WriteJson(quota);
            else
                session.Terminal.Write(Tables.OfFields(
                    ("uploaded", $"{quota.UsedBytes:N0} bytes"), ("may upload", $"{quota.LimitBytes:N0} bytes"),
                    ("largest file", $"{quota.FileLimitBytes:N0} bytes")));
            return ExitCodes.Done;
        });
}
