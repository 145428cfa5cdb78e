using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Petitions.Steps;

/// <summary><c>petitions sign</c>.</summary>
internal sealed class SignCommand : FriendlyStepCommand<ReceiptAcknowledgement>
{
    private readonly Option<string> _number = new("--number")
    {
        Description = "The number under which the unit files it.",
        HelpName = "number",
    };

    public SignCommand()
        : base(
            "sign",
            "Signs for (签收) a petition that was handed over. From now on the unit's limits run: to tell the petitioner, to hand "
                + "it on, to object.",
            "petitionhub petitions sign 0197a2c4-5d7e-7c3a-9f10-3b6f2f1f0a11 --number 2026-0117 --unit 430103-housing")
    {
        Add(_number);
    }

    protected override Task<ReceiptAcknowledgement> MakeStepAsync(
        Session session, ParseResult parse, CancellationToken cancellationToken) =>
        Task.FromResult(new ReceiptAcknowledgement { OwnNumber = parse.GetValue(_number) ?? "" });
}
