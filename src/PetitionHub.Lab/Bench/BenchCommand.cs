using PetitionHub.CommandLine;
using PetitionHub.Lab.Bench.CatchUp;
using PetitionHub.Lab.Bench.Console;
using PetitionHub.Lab.Bench.Echo;
using PetitionHub.Lab.Bench.Handover;
using PetitionHub.Lab.Bench.LargeLedger;
using PetitionHub.Lab.Bench.Register;
using PetitionHub.Lab.Bench.Repeats;
using PetitionHub.Lab.Bench.Start;
using PetitionHub.Lab.Bench.Subscribers;

namespace PetitionHub.Lab.Bench;

/// <summary><c>petitionhub bench</c>: how fast, on this machine.</summary>
internal sealed class BenchCommand : HubCommand
{
    public BenchCommand()
        : base("bench", "Measures how fast the hub is on this machine.", "petitionhub bench handover --callers 32 --units 100")
    {
        Add(HandoverCommand.OfCalls());
        Add(HandoverCommand.OfPushes());
        Add(new RegisterCommand());
        Add(new StartCommand());
        Add(new RepeatsCommand());
        Add(new ConsoleBenchCommand());
        Add(new CatchUpCommand());
        Add(new LargeLedgerCommand());
        Add(new SubscribersCommand());
        Add(new EchoServerCommand());
    }
}
