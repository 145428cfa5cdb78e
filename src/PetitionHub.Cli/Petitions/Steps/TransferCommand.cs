using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Petitions.Steps;

/// <summary><c>petitions transfer</c>.</summary>
internal sealed class TransferCommand : FriendlyStepCommand<Transfer>
{
    private readonly Option<string> _to = UnitOption("--to", "Who is to have it.");

    private readonly Option<string> _remark = TextOption("--remark", "A remark.", required: false);

    public TransferCommand()
        : base(
            "transfer",
            "Transfers (转送) a petition: the destination becomes its holder and owes a receipt.",
            "petitionhub petitions transfer 0197a2c4-5d7e-7c3a-9f10-3b6f2f1f0a11 --to 430103-housing --unit 430103-bureau")
    {
        Add(_to);
        Add(_remark);
    }

    protected override async Task<Transfer> MakeStepAsync(
        Session session, ParseResult parse, CancellationToken cancellationToken) =>
        new()
        {
            DestinationUnit = parse.GetRequiredValue(_to),
            Remark = await TextAsync(session, parse, _remark, cancellationToken),
        };
}
