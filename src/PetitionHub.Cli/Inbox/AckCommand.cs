using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.V1;

namespace PetitionHub.Cli.Inbox;

/// <summary><c>inbox ack</c>.</summary>
internal sealed class AckCommand : HubCommand
{
    private readonly Argument<long> _sequence = InboxOptions.Sequence("Everything up to this sequence is dealt with.");
    private readonly Option<string> _consumer = InboxOptions.Consumer();

    public AckCommand()
        : base(
            "ack",
            "Moves the cursor forward: everything up to the sequence is dealt with. A lower one than the cursor changes nothing.",
            "petitionhub inbox ack 1042 --unit 430103-housing")
    {
        Add(_sequence);
        Add(_consumer);
        Does(async (session, parse, cancellationToken) =>
        {
            using var hub = session.Connect();
            var request = new AcknowledgeInboxRequest
            {
                Consumer = parse.GetValue(_consumer),
                Sequence = parse.GetRequiredValue(_sequence),
            };
            var answer = await hub.Inbox.AcknowledgeInboxAsync(request, cancellationToken: cancellationToken);
            if (session.Terminal.IsJson)
                session.Terminal.WriteJson(answer);
            else
                session.Terminal.Write(Tables.OfFields(("cursor", $"{answer.Cursor}")));
            return ExitCodes.Done;
        });
    }
}
