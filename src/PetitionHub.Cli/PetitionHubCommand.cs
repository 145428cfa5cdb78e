using System.CommandLine;
using System.CommandLine.Help;
using PetitionHub.Cli.Attachments;
using PetitionHub.Cli.Bench;
using PetitionHub.Cli.Certificates;
using PetitionHub.Cli.CommandLine;
using PetitionHub.Cli.Configuration;
using PetitionHub.Cli.Connection;
using PetitionHub.Cli.Contract;
using PetitionHub.Cli.Demo;
using PetitionHub.Cli.Inbox;
using PetitionHub.Cli.Ledger;
using PetitionHub.Cli.Monitoring;
using PetitionHub.Cli.Operators;
using PetitionHub.Cli.Petitions;
using PetitionHub.Cli.Serving;
using PetitionHub.Cli.Simulation;
using PetitionHub.Cli.Sync;
using PetitionHub.Cli.Units;

namespace PetitionHub.Cli;

/// <summary>The whole command line.</summary>
internal sealed class PetitionHubCommand : RootCommand
{
    public const string ProgramName = "petitionhub";

    public PetitionHubCommand(CliHost host)
        : base("The national interchange hub for petitions (信访): serve it, and work with it from a terminal or a script.")
    {
        HelpName = ProgramName;
        Host = host;
        Globals = new GlobalOptions(host.Environment);
        Globals.AddTo(this);
        Add(new ServeCommand());
        Add(new ConfigCommand());
        Add(new DemoCommand());
        Add(new SimulateCommand());
        Add(new BenchCommand());
        Add(new UnitsCommand());
        Add(new PetitionsCommand());
        Add(new AttachmentsCommand());
        Add(new InboxCommand());
        Add(new SyncCommand());
        Add(new LedgerCommand());
        Add(new MonitoringCommand());
        Add(new OperatorsCommand());
        Add(new TopCommand());
        Add(new FlowsCommand());
        Add(new StuckCommand());
        Add(new StatsCommand());
        Add(new CertsCommand());
        Add(new OpenApiCommand());
        Add(new CompletionCommand());
        var help = Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
    }

    public CliHost Host { get; }

    public GlobalOptions Globals { get; }

    public IReadOnlyList<string> Examples { get; } =
    [
        "petitionhub serve --data /srv/hub",
        "petitionhub units import --national --operator admin --data /srv/hub",
        "petitionhub petitions push messages.jsonl --unit 430103-bureau --data /srv/hub --category 010101 --territory 430103",
        "petitionhub inbox watch --unit 430103-housing --data /srv/hub --ack",
    ];
}
