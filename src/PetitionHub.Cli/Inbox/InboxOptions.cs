using System.CommandLine;

namespace PetitionHub.Cli.Inbox;

/// <summary>Options and arguments that several inbox commands have.</summary>
internal static class InboxOptions
{
    public static Option<string> Consumer() => new("--consumer")
    {
        Description = "The consumer, whose cursor it is: 1 to 64 of a–z, 0–9 and hyphen.",
        HelpName = "name",
        DefaultValueFactory = _ => "default",
    };

    public static Option<long?> After() => new("--after")
    {
        Description = "Read after this sequence instead of after the cursor.",
        HelpName = "sequence",
    };

    public static Argument<long> Sequence(string description) => new("sequence") { Description = description };
}
