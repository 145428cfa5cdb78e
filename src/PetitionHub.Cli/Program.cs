using System.Globalization;
using PetitionHub.Cli;
using PetitionHub.Cli.CommandLine;

// Numbers and dates look the same for every operator and every log.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
using var interruption = new Interruption();
return await Run.Async(args, CliHost.OfProcess(), Console.Out, Console.Error, interruption.Token);
