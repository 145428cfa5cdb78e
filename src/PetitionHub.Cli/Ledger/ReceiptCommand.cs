using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Ledger;

/// <summary><c>ledger receipt</c>.</summary>
internal sealed class ReceiptCommand : HubCommand
{
    private readonly Argument<string> _requestId = new("request-id") { Description = "The command's request id." };

    public ReceiptCommand()
        : base(
            "receipt",
            "Shows what became of a command that got no answer. RECEIPT_NOT_FOUND means that it was not accepted: send it again.",
            "petitionhub ledger receipt 0197a2c4-5d7e-7c3a-9f10-3b6f2f1f0a11 --unit 430103-bureau")
    {
        Add(_requestId);
        Does(async (session, parse, cancellationToken) =>
        {
            using var hub = session.Connect();
            var request = new GetReceiptRequest { RequestId = parse.GetRequiredValue(_requestId) };
            var receipt = (await hub.Ledger.GetReceiptAsync(request, cancellationToken: cancellationToken)).Receipt;
            if (session.Terminal.IsJson)
                session.Terminal.WriteJson(receipt);
            else
                session.Terminal.Write(EntryTables.OfReceipt(receipt));
            return ExitCodes.Done;
        });
    }
}
