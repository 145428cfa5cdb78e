using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using PetitionHub.CommandLine;
using PetitionHub.Domain.Calendar;
using PetitionHub.V1;

namespace PetitionHub.Cli.Petitions.Steps;

/// <summary><c>petitions assign</c>.</summary>
internal sealed class AssignCommand : FriendlyStepCommand<Assignment>
{
    private readonly Option<string> _to = UnitOption("--to", "Who is to have it.");

    private readonly Option<DateOnly> _deadline = new("--deadline")
    {
        Description = "The last day for handling it, in Shanghai, as 2026-12-31.",
        HelpName = "date",
        Required = true,
    };

    private readonly Option<bool> _noReport = new("--no-report") { Description = "No completion report is owed." };

    private readonly Option<string> _remark = TextOption("--remark", "A remark.", required: false);

    public AssignCommand()
        : base(
            "assign",
            "Assigns (交办) an important petition with a deadline; a completion report (办结报告) is owed by it unless waived.",
            "petitionhub petitions assign 0197a2c4-5d7e-7c3a-9f10-3b6f2f1f0a11 --to 430103-housing --deadline 2026-12-31 --unit "
            + "430103-bureau")
    {
        Add(_to);
        Add(_deadline);
        Add(_noReport);
        Add(_remark);
    }

    protected override async Task<Assignment> MakeStepAsync(
        Session session, ParseResult parse, CancellationToken cancellationToken) =>
        new()
        {
            DestinationUnit = parse.GetRequiredValue(_to),
            // An instant within the day: the hub counts to the day's end in Shanghai.
            Deadline = Timestamp.FromDateTimeOffset(ChinaTime.EndOf(parse.GetRequiredValue(_deadline)).AddSeconds(-1)),
            ReportWanted = !parse.GetValue(_noReport),
            Remark = await TextAsync(session, parse, _remark, cancellationToken),
        };
}
