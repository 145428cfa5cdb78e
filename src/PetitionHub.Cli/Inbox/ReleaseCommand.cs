using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Inbox;

/// <summary><c>inbox release</c>.</summary>
internal sealed class ReleaseCommand : HubCommand
{
    private readonly Argument<long> _sequence = InboxOptions.Sequence("The parked entry that was dealt with.");
    private readonly Option<string> _consumer = InboxOptions.Consumer();

    public ReleaseCommand()
        : base(
            "release",
            "Takes an entry off the parked list, once it was dealt with. (An operator takes it off by unpark.)",
            "petitionhub inbox release 1042 --unit 430103-housing")
    {
        Add(_sequence);
        Add(_consumer);
        Does(async (session, parse, cancellationToken) =>
        {
            using var hub = session.Connect();
            var request = new ReleaseInboxItemRequest
            {
                Consumer = parse.GetValue(_consumer),
                Sequence = parse.GetRequiredValue(_sequence),
            };
            var answer = await hub.Inbox.ReleaseInboxItemAsync(request, cancellationToken: cancellationToken);
            if (session.Terminal.IsJson)
                session.Terminal.WriteJson(answer);
            else
                session.Terminal.Say("Released.");
            return ExitCodes.Done;
        });
    }
}
