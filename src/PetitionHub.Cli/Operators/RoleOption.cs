using System.CommandLine;
using PetitionHub.Console.SignIn;
using PetitionHub.Ledger.Operators;

namespace PetitionHub.Cli.Operators;

/// <summary>What an operator may do, on the command line.</summary>
internal static class RoleOption
{
    public static Option<string> Create()
    {
        var option = new Option<string>("--role")
        {
            Description = "view: look; operate: look, urge, unpark, suspend and reinstate.",
            HelpName = "view|operate",
            Required = true,
        };
        option.AcceptOnlyFromAmong("view", "operate");
        return option;
    }

    public static OperatorRole Read(ParseResult parse, Option<string> option) =>
        OperatorNames.RoleOf(parse.GetRequiredValue(option))!.Value;
}
