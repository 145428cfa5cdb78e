using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.V1;

namespace PetitionHub.Cli.Inbox;

/// <summary><c>inbox park</c>.</summary>
internal sealed class ParkCommand : HubCommand
{
    private readonly Argument<long> _sequence = InboxOptions.Sequence("The entry that cannot be processed.");
    private readonly Option<string> _consumer = InboxOptions.Consumer();

    private readonly Option<string> _reason = new("--reason")
    {
        Description = "Why it cannot be processed.",
        HelpName = "text",
        Required = true,
    };

    public ParkCommand()
        : base(
            "park",
            "Sets an entry aside that the consumer cannot process, and moves the cursor past it. Operators see it until it is "
            + "unparked.",
            "petitionhub inbox park 1042 --reason '本地系统无此分类' --unit 430103-housing")
    {
        Add(_sequence);
        Add(_consumer);
        Add(_reason);
        Does(async (session, parse, cancellationToken) =>
        {
            using var hub = session.Connect();
            var request = new ParkInboxEntryRequest
            {
                Consumer = parse.GetValue(_consumer),
                Sequence = parse.GetRequiredValue(_sequence),
                Reason = parse.GetRequiredValue(_reason),
            };
            var answer = await hub.Inbox.ParkInboxEntryAsync(request, cancellationToken: cancellationToken);
            if (session.Terminal.IsJson)
                session.Terminal.WriteJson(answer);
            else
                session.Terminal.Write(Tables.OfFields(("cursor", $"{answer.Cursor}")));
            return ExitCodes.Done;
        });
    }
}
