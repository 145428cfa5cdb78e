using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Sync;

/// <summary><c>sync</c>: keeping a copy of what concerns a unit.</summary>
internal sealed class SyncCommand : HubCommand
{
    public SyncCommand()
        : base(
            "sync",
            "Keeps a copy of what concerns the unit: load it once by a snapshot, follow the feed after the snapshot's sequence, "
                + "and compare totals (对账). A bureau's feed and snapshot take in its territory. The files of a system on the "
                + ".NET client, its outbox and its journal, are read and reconciled beside it.",
            "petitionhub sync snapshot --all -o json --unit 430100-bureau",
            "petitionhub sync feed --after 0 --follow -o json --unit 430100-bureau",
            "petitionhub sync totals --unit 430100-bureau",
            "petitionhub sync reconcile --outbox city-outbox --journal city-journal --unit 430100-bureau")
    {
        Add(new FeedCommand());
        Add(new SnapshotCommand());
        Add(new PositionCommand());
        Add(new TotalsCommand());
        Add(new ReconcileCommand());
        Add(new OutboxCommand());
    }
}
