using System.CommandLine.Help;
using PetitionHub.Cli.Attachments;
using PetitionHub.Cli.Certificates;
using PetitionHub.Cli.Completion;
using PetitionHub.Cli.Configuration;
using PetitionHub.Cli.Contract;
using PetitionHub.Cli.Inbox;
using PetitionHub.Cli.Ledger;
using PetitionHub.Cli.Monitoring;
using PetitionHub.Cli.Operators;
using PetitionHub.Cli.Petitions;
using PetitionHub.Cli.Serving;
using PetitionHub.Cli.Sync;
using PetitionHub.Cli.Units;
using PetitionHub.CommandLine;
using PetitionHub.Lab.Bench;
using PetitionHub.Lab.Demo;
using PetitionHub.Lab.Simulation;

namespace PetitionHub.Cli;

/// <summary>The whole command line.</summary>
internal sealed class PetitionHubCommand : HubRootCommand
{
    public PetitionHubCommand(CliHost host)
        : base(host, "The national interchange hub for petitions (信访): runs a hub, and calls one.")
    {
        Groups =
        [
            new("Run",
                (new ServeCommand(), "Runs a hub until SIGTERM or Ctrl-C."),
                (new DemoCommand(), "Demonstrates the exchange of the whole country, in a minute."),
                (new ConfigCommand(), "Prints every setting of the hub, and where its value is from.")),
            new("Exchange",
                (new PetitionsCommand(), "Registers petitions, looks at them, takes each step by hand."),
                (new AttachmentsCommand(), "Uploads, files, lists and downloads the files of petitions."),
                (new InboxCommand(), "Reads and acknowledges what is addressed to a unit."),
                (new SyncCommand(), "Keeps a copy of what concerns a unit, and compares totals.")),
            new("Watch",
                (new TopCommand(), "Shows the exchange live."),
                (new FlowsCommand(), "Counts what went from where to where, largest first."),
                (new StuckCommand(), "Lists what is overdue or does not move."),
                (new StatsCommand(), "Counts the official figures of a period and region.")),
            new("Administer",
                (new UnitsCommand(), "Imports, lists and finds units, and resolves routes."),
                (new LedgerCommand(), "Shows, proves, copies and migrates the ledger."),
                (new MonitoringCommand(), "Makes the figures of the exchange anew, or counts them again."),
                (new OperatorsCommand(), "Says who may sign in to the operators' console."),
                (new CertsCommand(), "Issues development certificates."),
                (new OpenApiCommand(), "Writes the OpenAPI document of JSON over HTTP."),
                (new CompletionCommand(), "Prints a script that lets a shell complete commands.")),
            new("Measure",
                (new BenchCommand(), "Measures how fast the hub is on this machine."),
                (new SimulateCommand(), "Fills a new ledger with a simulated day of the country.")),
        ];
        foreach (var (command, _) in Groups.SelectMany(group => group.Commands))
            Add(command);
        var help = Options.OfType<HelpOption>().Single();
        help.Action = new RootHelp(new HelpWithExamples((HelpAction)help.Action!));
    }

    /// <summary>All commands, by what they are for.</summary>
    public IReadOnlyList<CommandGroup> Groups { get; }
}
