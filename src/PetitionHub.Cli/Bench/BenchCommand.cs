using PetitionHub.Cli.Bench.CatchUp;
using PetitionHub.Cli.Bench.Console;
using PetitionHub.Cli.Bench.Echo;
using PetitionHub.Cli.Bench.Handover;
using PetitionHub.Cli.Bench.Register;
using PetitionHub.Cli.Bench.Repeats;
using PetitionHub.Cli.Bench.Start;
using PetitionHub.Cli.CommandLine;

namespace PetitionHub.Cli.Bench;

/// <summary><c>petitionhub bench</c>: how fast, on this machine.</summary>
internal sealed class BenchCommand : HubCommand
{
    public BenchCommand()
        : base("bench", "Measures how fast the hub is on this machine.", "petitionhub bench handover --callers 32 --units 100")
    {
        Add(new HandoverCommand());
        Add(new RegisterCommand());
        Add(new StartCommand());
        Add(new RepeatsCommand());
        Add(new ConsoleBenchCommand());
        Add(new CatchUpCommand());
        Add(new EchoServerCommand());
    }
}
