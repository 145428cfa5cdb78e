using System.Globalization;
using System.Text;
using PetitionHub.Cli;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;

// Numbers and dates look the same for every operator and every log.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
FileMask.Set();
using var interruption = new Interruption();
var output = StandardOutput.Open();
if (output is not null)
    Console.SetOut(new StreamWriter(
        output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 16 * 1024, leaveOpen: true));
return await Run.Async(args, CliHost.OfProcess(output), Console.Out, Console.Error, interruption.Token);
