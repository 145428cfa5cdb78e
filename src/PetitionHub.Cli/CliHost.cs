using System.Collections;

namespace PetitionHub.Cli;

/// <summary>What a command takes from the process around it, so that tests can give it something else.</summary>
/// <param name="Environment">The environment variables.</param>
/// <param name="Input">Standard input.</param>
/// <param name="Clock">The clock.</param>
internal sealed record CliHost(IReadOnlyDictionary<string, string> Environment, TextReader Input, TimeProvider Clock)
{
    public static CliHost OfProcess() => new(
        System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(pair => (string)pair.Key, pair => (string)pair.Value!),
        Console.In,
        TimeProvider.System);
}
