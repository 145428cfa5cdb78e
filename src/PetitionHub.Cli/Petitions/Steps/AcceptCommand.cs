using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Petitions.Steps;

/// <summary><c>petitions accept</c>.</summary>
internal sealed class AcceptCommand : FriendlyStepCommand<AcceptanceNotice>
{
    private readonly Option<string> _notice = TextOption("--notice", "The notice (受理告知书) to the petitioner.");

    public AcceptCommand()
        : base(
            "accept",
            "Records that the petitioner was told in writing that the petition is accepted (受理告知). The handling limit begins.",
            "petitionhub petitions accept 0197a2c4-5d7e-7c3a-9f10-3b6f2f1f0a11 --notice @notice.txt --unit 430103-housing")
    {
        Add(_notice);
    }

    protected override async Task<AcceptanceNotice> MakeStepAsync(
        Session session, ParseResult parse, CancellationToken cancellationToken) =>
        new()
        {
            Notice = await TextAsync(session, parse, _notice, cancellationToken),
        };
}
