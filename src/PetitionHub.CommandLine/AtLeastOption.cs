using System.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.V1;

namespace PetitionHub.CommandLine;

/// <summary>
/// The option by which a read takes in what was just written, of all commands that read what the hub makes from the ledger.
/// </summary>
internal static class AtLeastOption
{
    /// <param name="without">What comes where it is not given.</param>
    public static Option<long> Create(string without) => new("--at-least")
    {
        Description = "Wait until the answer takes in the ledger up to this entry, as the last sequence of a receipt; "
            + $"{without}. The hub waits up to ten seconds.",
        HelpName = "sequence",
    };

    /// <summary>The option of commands that show figures.</summary>
    public static Option<long> OfFigures() => Create("without it, figures come as they are");

    /// <summary>Says up to which entry an answer is.</summary>
    public static void SayAsOf(this Terminal terminal, AsOf? asOf)
    {
        if (asOf is not null)
            terminal.Say(asOf.HeadSequence > asOf.Sequence
                ? $"As of entry {asOf.Sequence}; {asOf.HeadSequence - asOf.Sequence:N0} later ones are not in it yet."
                : $"As of entry {asOf.Sequence}.");
    }
}
