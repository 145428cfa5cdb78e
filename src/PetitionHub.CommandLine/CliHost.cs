using System.Collections;
using PetitionHub.CommandLine.Output;

namespace PetitionHub.CommandLine;

/// <summary>What a command takes from the process around it, so that tests can give it something else.</summary>
/// <param name="Environment">The environment variables.</param>
/// <param name="Input">Standard input, as bytes: in which encoding a text is, its reader says.</param>
/// <param name="Clock">The clock.</param>
internal sealed record CliHost(IReadOnlyDictionary<string, string> Environment, Stream Input, TimeProvider Clock)
{
    /// <summary>The process's standard output, which knows whether it is read; null where there is none such.</summary>
    public StandardOutput? Output { get; init; }

    /// <summary>True where a person types the input.</summary>
    public bool IsTyped { get; init; }

    public static CliHost OfProcess(StandardOutput? output) => new(
        System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(pair => (string)pair.Key, pair => (string)pair.Value!),
        Console.OpenStandardInput(),
        TimeProvider.System)
    {
        Output = output,
        IsTyped = !Console.IsInputRedirected,
    };
}
