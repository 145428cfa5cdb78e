using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Inbox;

/// <summary><c>inbox</c>: what is addressed to a unit.</summary>
internal sealed class InboxCommand : HubCommand
{
    public InboxCommand()
        : base(
            "inbox",
            "What is addressed to the unit, in the ledger's order: read it, deal with it, acknowledge it. Each named consumer "
                + "has a cursor of its own; delivery is at least once, and nothing is ever taken out.",
            "petitionhub inbox pull --wait 20s --ack --unit 430103-housing",
            "petitionhub inbox watch --ack -o json --unit 430103-housing")
    {
        Add(new PullCommand());
        Add(new WatchCommand());
        Add(new AckCommand());
        Add(new ParkCommand());
        Add(new ParkedCommand());
        Add(new UnparkCommand());
    }
}
