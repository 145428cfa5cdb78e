using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Petitions.Steps;

/// <summary><c>petitions object</c>.</summary>
internal sealed class ObjectCommand : FriendlyStepCommand<Objection>
{
    private readonly Option<string> _reasons = TextOption("--reasons", "Why the petition is not the unit's.");

    private readonly Option<string> _suggest =
        UnitOption("--suggest", "The unit that it thinks is responsible.", required: false);

    public ObjectCommand()
        : base(
            "object",
            "Objects (异议) to a handover with detailed reasons, within the limit in force (5 working days nationally) after "
                + "signing for it. The sender decides.",
            "petitionhub petitions object 0197a2c4-5d7e-7c3a-9f10-3b6f2f1f0a11 --reasons '该路段由市级管养。' --suggest 430100-transport "
            + "--unit 430103-transport")
    {
        Add(_reasons);
        Add(_suggest);
    }

    protected override async Task<Objection> MakeStepAsync(
        Session session, ParseResult parse, CancellationToken cancellationToken) =>
        new()
        {
            Reasons = await TextAsync(session, parse, _reasons, cancellationToken),
            SuggestedUnit = parse.GetValue(_suggest) ?? "",
        };
}
