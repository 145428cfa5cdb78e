using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.V1;

namespace PetitionHub.Cli.Ledger;

/// <summary><c>ledger head</c>.</summary>
internal sealed class HeadCommand : HubCommand
{
    public HeadCommand()
        : base(
            "head",
            "Shows how many entries the ledger has, and the root of its Merkle tree (RFC 6962), which changes with every entry.",
            "petitionhub ledger head --unit 430103-bureau -o json") => Does(async (session, _, cancellationToken) =>
        {
            using var hub = session.Connect();
            var head = await hub.Ledger.GetLedgerHeadAsync(new GetLedgerHeadRequest(), cancellationToken: cancellationToken);
            if (session.Terminal.IsJson)
                session.Terminal.WriteJson(head);
            else
                session.Terminal.Write(Tables.OfFields(
                    ("sequence", $"{head.Sequence}"),
                    ("time", Moments.Of(head.Time)),
                    ("root sha-256", Convert.ToHexStringLower(head.RootSha256.Span))));
            return ExitCodes.Done;
        });
}
