using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Inbox;

/// <summary><c>inbox unpark</c>.</summary>
internal sealed class UnparkCommand : HubCommand
{
    private readonly Argument<string> _unit = new("unit") { Description = "The unit on whose list it is." };
    private readonly Argument<long> _sequence = InboxOptions.Sequence("The parked entry.");
    private readonly Option<string> _consumer = InboxOptions.Consumer();

    private readonly Option<string> _reason = new("--reason")
    {
        Description = "What was put right; the unit is told, and the ledger keeps it with the operator's name.",
        HelpName = "text",
        Required = true,
    };

    public UnparkCommand()
        : base(
            "unpark",
            "Takes an entry off a unit's parked list, for an operator who put its cause right. The unit finds an entry in its "
                + "inbox that names it. (The unit itself takes it off by release.)",
            "petitionhub inbox unpark 430103-housing 1042 --reason 'The category is mapped now.' --operator admin")
    {
        Add(_unit);
        Add(_sequence);
        Add(_consumer);
        Add(_reason);
        Does(async (session, parse, cancellationToken) =>
        {
            using var hub = session.Connect();
            var request = new UnparkItemRequest
            {
                RequestId = Guid.NewGuid().ToString(),
                UnitCode = parse.GetRequiredValue(_unit),
                Consumer = parse.GetValue(_consumer),
                Sequence = parse.GetRequiredValue(_sequence),
                Reason = parse.GetRequiredValue(_reason),
            };
            var answer = await hub.Monitoring.UnparkItemAsync(request, cancellationToken: cancellationToken);
            if (session.Terminal.IsJson)
                session.Terminal.WriteJson(answer);
            else
                session.Terminal.Say($"Unparked, by entry {answer.Receipt.LastSequence}.");
            return ExitCodes.Done;
        });
    }
}
