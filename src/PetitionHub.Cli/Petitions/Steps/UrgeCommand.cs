using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Petitions.Steps;

/// <summary><c>petitions urge</c>.</summary>
internal sealed class UrgeCommand : FriendlyStepCommand<Urging>
{
    private readonly Option<string> _reasons = TextOption("--reasons", "What is irregular or overdue, and what is to be done.");

    public UrgeCommand()
        : base(
            "urge",
            "Urges (催办) the holder, which then owes feedback: for a bureau above it, the unit that handed over, or an operator "
                + "in the name of the nearest bureau above.",
            "petitionhub petitions urge 0197a2c4-5d7e-7c3a-9f10-3b6f2f1f0a11 --reasons '已逾期五日，请说明进展。' --unit 430100-bureau")
    {
        Add(_reasons);
    }

    protected override async Task<Urging> MakeStepAsync(
        Session session, ParseResult parse, CancellationToken cancellationToken) =>
        new()
        {
            Reasons = await TextAsync(session, parse, _reasons, cancellationToken),
        };
}
