using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Petitions.Steps;

/// <summary><c>petitions decide-objection</c>.</summary>
internal sealed class DecideObjectionCommand : FriendlyStepCommand<ObjectionDecision>
{
    private readonly Option<bool> _agree = new("--agree") { Description = "The objection is right." };

    private readonly Option<bool> _refuse = new("--refuse") { Description = "The objection is wrong." };

    private readonly Option<string> _reasons = TextOption("--reasons", "Why.");

    private readonly Option<string> _redirectTo =
        UnitOption("--redirect-to", "Where the returned petition goes at once.", required: false);

    public DecideObjectionCommand()
        : base(
            "decide-objection",
            "Decides an objection: --agree takes the petition back (退回), or sends it on; --refuse leaves it where it is.",
            "petitionhub petitions decide-objection 0197a2c4-5d7e-7c3a-9f10-3b6f2f1f0a11 --agree --redirect-to 430103-water "
                + "--reasons '经核实，属水利部门职责。' --unit 430103-bureau")
    {
        Add(_agree);
        Add(_refuse);
        Add(_reasons);
        Add(_redirectTo);
        Validators.Add(result =>
        {
            if (result.GetValue(_agree) == result.GetValue(_refuse))
                result.AddError("Give either --agree or --refuse.");
        });
    }

    protected override async Task<ObjectionDecision> MakeStepAsync(
        Session session, ParseResult parse, CancellationToken cancellationToken) =>
        new()
        {
            Agreed = parse.GetValue(_agree),
            Reasons = await TextAsync(session, parse, _reasons, cancellationToken),
            RedirectTo = parse.GetValue(_redirectTo) ?? "",
        };
}
