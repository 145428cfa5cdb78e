namespace PetitionHub.Cli;

/// <summary>What a command takes from the process around it, so that tests can give it something else.</summary>
/// <param name="Environment">An environment variable's value by its name.</param>
/// <param name="Input">Standard input.</param>
/// <param name="Clock">The clock.</param>
internal sealed record CliHost(Func<string, string?> Environment, TextReader Input, TimeProvider Clock)
{
    public static CliHost OfProcess() => new(System.Environment.GetEnvironmentVariable, Console.In, TimeProvider.System);
}
