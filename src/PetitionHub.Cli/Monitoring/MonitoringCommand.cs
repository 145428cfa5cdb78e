using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Monitoring;

/// <summary><c>monitoring</c>: the figures of the exchange, on the hub's own machine.</summary>
internal sealed class MonitoringCommand : HubCommand
{
    public MonitoringCommand()
        : base(
            "monitoring",
            "The figures that operators watch the exchange by. They follow from the ledger: they can be made anew, and counted "
                + "again.",
            "petitionhub monitoring rebuild --data /srv/hub",
            "petitionhub monitoring check --data /srv/hub")
    {
        Add(new RebuildCommand());
        Add(new CheckCommand());
    }
}
