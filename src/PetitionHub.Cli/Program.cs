using PetitionHub.Cli;
using PetitionHub.Cli.CommandLine;

using var interruption = new Interruption();
return await Run.Async(args, CliHost.OfProcess(), Console.Out, Console.Error, interruption.Token);
