using System.CommandLine;
using PetitionHub.CommandLine;
using PetitionHub.Console.SignIn;

namespace PetitionHub.Cli.Operators;

/// <summary>The name of an account on the command line.</summary>
internal static class OperatorName
{
    public static Argument<string> Argument() =>
        new("name") { Description = "The operator's name: 2 to 40 of a–z, 0–9 and inner hyphens; not 'hub'." };

    public static UsageException Unknown(string name) =>
        new($"There is no account '{name}'.", "'petitionhub operators list' shows all.");

    /// <summary>The name as it is given.</summary>
    /// <exception cref="UsageException">The ledger cannot have it, or it is the hub's own.</exception>
    public static string Read(ParseResult parse, Argument<string> argument)
    {
        var name = parse.GetRequiredValue(argument);
        return OperatorNames.IsName(name)
            ? name
            : throw new UsageException(
                $"'{name}' is not an operator's name.", "Take 2 to 40 of a–z, 0–9 and inner hyphens; 'hub' is the hub itself.");
    }
}
