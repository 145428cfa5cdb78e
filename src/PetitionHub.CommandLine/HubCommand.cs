using System.CommandLine;

namespace PetitionHub.CommandLine;

/// <summary>A command that teaches: its <c>--help</c> ends with examples, each of which is a whole command line.</summary>
internal class HubCommand(string name, string description, params string[] examples) : Command(name, description)
{
    private Action? _beforeHelp;

    public virtual IReadOnlyList<string> Examples { get; } = examples;

    /// <summary>Text that only the command's own help shows, after the description. Empty for none.</summary>
    public string Details { get; protected init; } = "";

    /// <summary>Whether its data is a sheet, which can be written as comma-separated values.</summary>
    protected bool WritesSheets { get; init; }

    /// <summary>
    /// Has something done before the command's own help is shown: for a description that would be too dear to make for every
    /// command line.
    /// </summary>
    public void BeforeHelp(Action complete) => _beforeHelp += complete;

    /// <summary>Makes the command's own help complete.</summary>
    public void CompleteHelp() => _beforeHelp?.Invoke();

    /// <summary>Sets what the command does, within the session of its invocation.</summary>
    protected void Does(Func<Session, ParseResult, CancellationToken, Task<int>> action) =>
        SetAction((parse, cancellationToken) =>
        {
            var session = Session.Of(parse);
            return session.Terminal.IsCsv && !WritesSheets
                ? throw new UsageException($"'{Name}' has no sheet to write as csv.", "Use -o json, or leave -o out.")
                : action(session, parse, cancellationToken);
        });
}
