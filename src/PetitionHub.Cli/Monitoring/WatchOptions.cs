using System.CommandLine;

namespace PetitionHub.Cli.Monitoring;

/// <summary>Options that the commands for those who watch the exchange share.</summary>
internal static class WatchOptions
{
    public static Option<string> Territory(string name = "--territory",
        string description = "Only this territory with all inside it, as 430100; default: the caller's whole.") => new(name)
        {
            Description = description,
            HelpName = "code",
            DefaultValueFactory = _ => "",
        };

    public static Option<string> OfUnit() => new("--of")
    {
        Description = "Only where this unit has to act.",
        HelpName = "code",
        DefaultValueFactory = _ => "",
    };
}
