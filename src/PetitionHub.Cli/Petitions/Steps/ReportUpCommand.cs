using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Petitions.Steps;

/// <summary><c>petitions report-up</c>.</summary>
internal sealed class ReportUpCommand : FriendlyStepCommand<UpwardReport>
{
    private readonly Option<string> _to = UnitOption("--to", "The superior bureau.");

    private readonly Option<string> _reasons = TextOption("--reasons", "Why it goes up.");

    public ReportUpCommand()
        : base(
            "report-up",
            "Reports a petition up (报送) to the bureau of a higher territory, before anyone accepted it.",
            "petitionhub petitions report-up 0197a2c4-5d7e-7c3a-9f10-3b6f2f1f0a11 --to 430100-bureau --reasons '涉及三个县，本级无权处理。' "
            + "--unit 430103-bureau")
    {
        Add(_to);
        Add(_reasons);
    }

    protected override async Task<UpwardReport> MakeStepAsync(
        Session session, ParseResult parse, CancellationToken cancellationToken) =>
        new()
        {
            DestinationUnit = parse.GetRequiredValue(_to),
            Reasons = await TextAsync(session, parse, _reasons, cancellationToken),
        };
}
