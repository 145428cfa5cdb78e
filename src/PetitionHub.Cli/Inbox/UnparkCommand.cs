using System.CommandLine;
using Google.Protobuf;
using PetitionHub.Client;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Inbox;

/// <summary><c>inbox unpark</c>.</summary>
internal sealed class UnparkCommand : HubCommand
{
    private readonly Argument<long> _sequence = InboxOptions.Sequence("The parked entry.");
    private readonly Option<string> _consumer = InboxOptions.Consumer();

    private readonly Option<string> _of = new("--of")
    {
        Description = "For an operator: the unit on whose list it is, with --reason.",
        HelpName = "unit",
    };

    private readonly Option<string> _reason = new("--reason")
    {
        Description = "For an operator: what was put right; the unit is told, and the ledger keeps it with the operator's name.",
        HelpName = "text",
    };

    public UnparkCommand()
        : base(
            "unpark",
            "Takes an entry off the parked list: a unit off its own, once it was dealt with; an operator off a unit's, once its "
                + "cause was put right, and the unit finds an entry in its inbox that names it.",
            "petitionhub inbox unpark 1042 --unit 430103-housing",
            "petitionhub inbox unpark 1042 --of 430103-housing --reason 'The category is mapped now.' --operator admin")
    {
        Add(_sequence);
        Add(_consumer);
        Add(_of);
        Add(_reason);
        Does(RunAsync);
    }

    private async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        var (unit, reason) = (parse.GetValue(_of), parse.GetValue(_reason));
        if (unit is null != reason is null)
            throw new UsageException("--of and --reason go together.", "See: petitionhub inbox unpark --help");
        using var hub = session.Connect();
        IMessage answer = unit is null
            ? await UnparkOwnAsync(hub, parse, cancellationToken)
            : await UnparkOfAsync(hub, parse, unit, reason!, cancellationToken);
        if (session.Terminal.IsJson)
            session.Terminal.WriteJson(answer);
        else
            session.Terminal.Say(answer is UnparkEntryResponse byOperator
                ? $"Unparked, by entry {byOperator.Receipt.LastSequence}." : "Unparked.");
        return ExitCodes.Done;
    }

    private async Task<UnparkInboxEntryResponse> UnparkOwnAsync(
        HubChannel hub, ParseResult parse, CancellationToken cancellationToken) =>
        await hub.Inbox.UnparkInboxEntryAsync(
            new UnparkInboxEntryRequest
            {
                Consumer = parse.GetValue(_consumer),
                Sequence = parse.GetRequiredValue(_sequence),
            },
            cancellationToken: cancellationToken);

    private async Task<UnparkEntryResponse> UnparkOfAsync(
        HubChannel hub, ParseResult parse, string unit, string reason, CancellationToken cancellationToken) =>
        await hub.Monitoring.UnparkEntryAsync(
            new UnparkEntryRequest
            {
                RequestId = Guid.NewGuid().ToString(),
                UnitCode = unit,
                Consumer = parse.GetValue(_consumer),
                Sequence = parse.GetRequiredValue(_sequence),
                Reason = reason,
            },
            cancellationToken: cancellationToken);
}
