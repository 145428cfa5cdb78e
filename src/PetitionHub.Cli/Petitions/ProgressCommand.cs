using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.V1;

namespace PetitionHub.Cli.Petitions;

/// <summary><c>petitions progress</c>.</summary>
internal sealed class ProgressCommand : HubCommand
{
    private readonly Argument<string> _code = new("query-code") { Description = "The petitioner's code (查询码)." };

    public ProgressCommand()
        : base(
            "progress",
            "Shows what a petitioner may know by query code (查询码): status, who has it, dates. No personal data and no text.",
            "petitionhub petitions progress 7KQ2M9XW4T --unit 430103-bureau")
    {
        Add(_code);
        Does(async (session, parse, cancellationToken) =>
        {
            using var hub = session.Connect();
            var request = new GetProgressRequest { QueryCode = parse.GetRequiredValue(_code) };
            var progress = await hub.Petitions.GetProgressAsync(request, cancellationToken: cancellationToken);
            if (session.Terminal.IsJson)
                session.Terminal.WriteJson(progress);
            else
                session.Terminal.Write(Tables.OfFields(
                    ("status", EnumWords.Of(progress.Status)),
                    ("with", progress.HolderName),
                    ("registered", Moments.Of(progress.RegisterTime)),
                    ("accepted", Moments.Of(progress.AcceptTime)),
                    ("concluded", Moments.Of(progress.ConcludeTime)),
                    ("last day of what is owed", Moments.LastDay(progress.DueTime))));
            return ExitCodes.Done;
        });
    }
}
